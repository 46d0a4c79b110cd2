package dev.docent.testing;

import dev.docent.model.ChatListener;
import dev.docent.model.ChatModel;
import dev.docent.model.Completion;
import dev.docent.model.FinishReason;
import dev.docent.model.Generation;
import dev.docent.model.ModelException;
import dev.docent.model.ModelFailure;
import dev.docent.model.Retry;
import dev.docent.model.Usage;
import dev.docent.prompt.Prompt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A model whose words the test says. */
public final class ScriptedModel implements ChatModel {
    private final List<Prompt> prompts = new CopyOnWriteArrayList<>();
    private final List<ChatListener> listeners = new CopyOnWriteArrayList<>();
    private final Gate asked = new Gate();
    private volatile boolean stopped;
    private volatile boolean ended;
    private volatile boolean broken;

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Generation generate(Prompt prompt, ChatListener listener) {
        if (broken) {
            throw new IllegalStateException("no");
        }
        prompts.add(prompt);
        listeners.add(listener);
        asked.open();
        return () -> {
            if (!ended) {
                ended = true;
                stopped = true;
                listener.onFinish(new Completion(FinishReason.STOPPED, Optional.empty()));
            }
        };
    }

    /** From now on it throws when it is asked. */
    public void breaks() {
        broken = true;
    }

    /** Waits until somebody asks. */
    public void awaitAsked() {
        asked.pass();
    }

    public int calls() {
        return prompts.size();
    }

    public Prompt prompt() {
        return prompts.get(prompts.size() - 1);
    }

    public boolean wasStopped() {
        return stopped;
    }

    public void says(String... deltas) {
        for (var delta : deltas) {
            listener().onText(delta);
        }
    }

    public void thinks(String delta) {
        listener().onReasoning(delta);
    }

    public void finishes() {
        finishes(new Usage(7, 3));
    }

    public void finishes(Usage usage) {
        finishes(new Completion(FinishReason.STOP, Optional.of(usage)));
    }

    public void finishes(Completion completion) {
        ended = true;
        listener().onFinish(completion);
    }

    /** Says that it fails for now, and that a model of this name is asked next. */
    public void retries(ModelFailure failure, int attempt, Duration delay, String next) {
        listener().onRetry(new Retry(attempt, delay, next, new ModelException(failure, "as the test wants it")));
    }

    public void fails(ModelFailure failure) {
        ended = true;
        listener().onError(new ModelException(failure, "as the test wants it"));
    }

    private ChatListener listener() {
        return listeners.get(listeners.size() - 1);
    }
}
