package dev.docent.model;

import dev.docent.prompt.Prompt;
import java.util.concurrent.Executor;

/**
 * A model with foreign code, which may throw anything, block, never call back, call from several threads at once, or continue
 * after its end. Its answers keep the rules of {@link ChatModel} all the same: its {@link Timeouts} apply, and after them a
 * thread that it blocks is interrupted. Thread-safe.
 */
public final class GuardedModel implements ChatModel {
    final ChatModel foreign;
    final Timeouts timeouts;
    final Executor threads;
    final ModelProvider.Services services;
    private final String name;

    // Asked once, because an answer must not wait for foreign code.
    private final boolean knowsMore;
    private final boolean looks;

    /**
     * Creates the guard of a model.
     *
     * @param name what users see, whatever the model calls itself
     * @param threads run the model's code; a call that they reject fails with {@link ModelFailure#RATE_LIMITED}
     */
    public GuardedModel(
            String name, ChatModel foreign, Timeouts timeouts, Executor threads, ModelProvider.Services services) {
        this.name = name;
        this.foreign = foreign;
        this.timeouts = timeouts;
        this.threads = threads;
        this.services = services;
        this.knowsMore = foreign.knowsMore();
        this.looks = foreign.looks();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean knowsMore() {
        return knowsMore;
    }

    @Override
    public boolean looks() {
        return looks;
    }

    @Override
    public Generation generate(Prompt prompt, ChatListener listener) {
        var answer = new GuardedAnswer(this, prompt, new SerialListener(listener));
        answer.start();
        return answer;
    }
}
