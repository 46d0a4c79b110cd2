package dev.docent.testing;

import dev.docent.model.ChatListener;
import dev.docent.model.ChatModel;
import dev.docent.model.Completion;
import dev.docent.model.FinishReason;
import dev.docent.model.Generation;
import dev.docent.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;

/** A model that sends the same to all questions, when the test says so. Thread-safe. */
public final class CrowdModel implements ChatModel {
    // Guarded by this.
    private final List<ChatListener> listeners = new ArrayList<>();

    @Override
    public String name() {
        return "crowd";
    }

    @Override
    public synchronized Generation generate(Prompt prompt, ChatListener listener) {
        listeners.add(listener);
        notifyAll();
        return () -> {
            if (forget(listener)) {
                listener.onFinish(new Completion(FinishReason.STOPPED));
            }
        };
    }

    private synchronized boolean forget(ChatListener listener) {
        return listeners.remove(listener);
    }

    /** Waits until this many answers are running. */
    public synchronized void awaitAsked(int count) throws InterruptedException {
        long end = Patience.deadline();
        while (listeners.size() < count) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError(listeners.size() + " questions came, not " + count);
            }
            wait(left);
        }
    }

    /** Returns how many answers are running. */
    public synchronized int asked() {
        return listeners.size();
    }

    /** Sends a token to every answer; returns when the model is no longer needed for it. */
    public void says(String delta) {
        all().forEach(listener -> listener.onText(delta));
    }

    public void finishes() {
        for (var listener : all()) {
            if (forget(listener)) {
                listener.onFinish(new Completion(FinishReason.STOP));
            }
        }
    }

    private synchronized List<ChatListener> all() {
        return List.copyOf(listeners);
    }
}
