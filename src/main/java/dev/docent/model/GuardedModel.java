package dev.docent.model;

import dev.docent.prompt.Prompt;
import java.util.concurrent.Executor;

/**
 * A model with foreign code, which may throw anything, block, never call back, call from several threads at once, or continue
 * after its end. Its answers keep the rules of {@link ChatModel} all the same: its {@link Timeouts} apply, and after them a
 * thread that it blocks is interrupted. Thread-safe.
 */
public final class GuardedModel implements ChatModel {
    private final String name;
    private final ChatModel foreign;
    private final Timeouts timeouts;
    private final Executor threads;
    private final ModelProvider.Services services;

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
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Generation generate(Prompt prompt, ChatListener listener) {
        var answer =
                new GuardedAnswer(name, foreign, prompt, new SerialListener(listener), threads, services, timeouts);
        answer.start();
        return answer;
    }
}
