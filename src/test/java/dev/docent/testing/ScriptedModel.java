package dev.docent.testing;

import dev.docent.model.ChatListener;
import dev.docent.model.ChatModel;
import dev.docent.model.Completion;
import dev.docent.model.FinishReason;
import dev.docent.model.Generation;
import dev.docent.model.ModelException;
import dev.docent.model.ModelFailure;
import dev.docent.model.Retry;
import dev.docent.model.ToolRequest;
import dev.docent.model.Usage;
import dev.docent.prompt.Prompt;
import dev.docent.prompt.ToolCall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A model whose words come from the test. */
public final class ScriptedModel implements ChatModel {
    private final List<Prompt> prompts = new CopyOnWriteArrayList<>();
    private final List<Asked> questions = new CopyOnWriteArrayList<>();
    private final Gate asked = new Gate();
    private volatile boolean stopped;
    private volatile boolean broken;

    /** One question, which ends once. */
    private final class Asked implements Generation {
        private final ChatListener listener;
        private final AtomicBoolean ended = new AtomicBoolean();

        Asked(ChatListener listener) {
            this.listener = listener;
        }

        @Override
        public void stop() {
            if (ended.compareAndSet(false, true)) {
                stopped = true;
                listener.onFinish(new Completion(FinishReason.STOPPED));
            }
        }

        ChatListener end() {
            ended.set(true);
            return listener;
        }
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Generation generate(Prompt prompt, ChatListener listener) {
        if (broken) {
            throw new IllegalStateException("no");
        }
        var question = new Asked(listener);
        questions.add(question);
        // Last, because a test that counts the calls goes on then.
        prompts.add(prompt);
        asked.open();
        return question;
    }

    /** Makes it throw from now on when it is asked. */
    public void breaks() {
        broken = true;
    }

    /** Waits until it is asked. */
    public void awaitAsked() {
        asked.pass();
    }

    public int calls() {
        return prompts.size();
    }

    public Prompt prompt() {
        return prompts.get(prompts.size() - 1);
    }

    /** Waits until it is stopped, which the thread that asked it may do later than the one that wants it. */
    public void awaitStopped() {
        Patience.await(() -> stopped, () -> "nobody has stopped the model");
    }

    public boolean wasStopped() {
        return stopped;
    }

    public void says(String... deltas) {
        for (var delta : deltas) {
            last().listener.onText(delta);
        }
    }

    public void thinks(String delta) {
        last().listener.onReasoning(delta);
    }

    public void finishes() {
        finishes(new Usage(7, 3));
    }

    public void finishes(Usage usage) {
        finishes(new Completion(FinishReason.STOP, usage));
    }

    public void finishes(Completion completion) {
        last().end().onFinish(completion);
    }

    /** Ends a round: the model asks for tools. */
    public void asksFor(ToolCall... calls) {
        finishes(Completion.asking(new ToolRequest(List.of(calls), null), new Usage(7, 3)));
    }

    /** Reports a failure for now, and that the model with this name is asked next. */
    public void retries(ModelFailure failure, int attempt, Duration delay, String next) {
        last().listener.onRetry(new Retry(attempt, delay, next, new ModelException(failure, "as the test requires")));
    }

    public void fails(ModelFailure failure) {
        last().end().onError(new ModelException(failure, "as the test requires"));
    }

    private Asked last() {
        return questions.get(questions.size() - 1);
    }
}
