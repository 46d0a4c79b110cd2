package dev.docent.testing;

import dev.docent.model.ChatListener;
import dev.docent.model.Completion;
import dev.docent.model.ModelException;
import dev.docent.model.ModelFailure;
import dev.docent.model.Retry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Records what a model sends, lets a test wait for it, and checks the rules of {@link ChatListener}. */
public final class RecordingChatListener implements ChatListener {
    private final List<String> deltas = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final List<Retry> retries = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private Completion completion;
    private ModelException failure;
    private boolean inCall;

    @Override
    public void onText(String delta) {
        call(() -> {
            checkDelta(delta);
            deltas.add(delta);
            text.append(delta);
        });
    }

    @Override
    public void onReasoning(String delta) {
        call(() -> {
            checkDelta(delta);
            reasoning.append(delta);
        });
    }

    @Override
    public void onRetry(Retry retry) {
        call(() -> {
            if (!deltas.isEmpty() || !reasoning.isEmpty()) {
                violations.add("a retry after the first token");
            }
            retries.add(retry);
        });
    }

    @Override
    public void onFinish(Completion completion) {
        call(() -> this.completion = completion);
    }

    @Override
    public void onError(ModelException failure) {
        call(() -> this.failure = failure);
    }

    private void call(Runnable change) {
        synchronized (this) {
            if (inCall) {
                violations.add("two calls at once");
            }
            if (hasEnded()) {
                violations.add("a call came after the last one");
            }
            inCall = true;
        }
        Thread.yield(); // Gives calls from other threads a chance to collide.
        synchronized (this) {
            change.run();
            inCall = false;
            notifyAll();
        }
    }

    private void checkDelta(String delta) {
        if (delta.isEmpty()) {
            violations.add("an empty delta");
        } else if (Character.isLowSurrogate(delta.charAt(0))
                || Character.isHighSurrogate(delta.charAt(delta.length() - 1))) {
            violations.add("half a character in <" + delta + ">");
        }
    }

    /** Returns the text so far. */
    public synchronized String text() {
        return text.toString();
    }

    /** Returns the deltas so far. */
    public synchronized List<String> deltas() {
        return List.copyOf(deltas);
    }

    /** Returns the retries so far. */
    public synchronized List<Retry> retries() {
        return List.copyOf(retries);
    }

    /** Returns the reasoning so far. */
    public synchronized String reasoning() {
        return reasoning.toString();
    }

    /** Returns whether the answer has ended successfully. */
    public synchronized boolean hasFinished() {
        return completion != null;
    }

    /** Returns whether the last call has been made. */
    public synchronized boolean hasEnded() {
        return completion != null || failure != null;
    }

    /** Waits until the text is this. */
    public void awaitText(String expected) {
        await("text <" + expected + ">", () -> text().equals(expected));
    }

    /** Waits until there is some text or reasoning. */
    public void awaitAnything() {
        await("a delta", () -> !text().isEmpty() || !reasoning().isEmpty());
    }

    /** Waits for the end of either kind. */
    public void awaitEnd() {
        await("end", this::hasEnded);
    }

    /** Waits for the end, which must be successful. */
    public Completion awaitFinish() {
        await("end", this::hasEnded);
        checkRules();
        if (completion == null) {
            throw new AssertionError("the answer failed: " + failure.failure() + ", " + failure.getMessage(), failure);
        }
        return completion;
    }

    /** Waits for the end, which must be a failure. */
    public ModelException awaitError() {
        await("end", this::hasEnded);
        checkRules();
        if (failure == null) {
            throw new AssertionError("the answer ended successfully: " + completion + ", text <" + text() + ">");
        }
        return failure;
    }

    /** Waits for the end, which must be a failure; returns its kind. */
    public ModelFailure awaitFailure() {
        return awaitError().failure();
    }

    /** Fails if a rule of {@link ChatListener} was broken so far. */
    public synchronized void checkRules() {
        if (!violations.isEmpty()) {
            throw new AssertionError(violations.toString());
        }
    }

    private synchronized void await(String what, BooleanSupplier condition) {
        long deadline = Patience.deadline();
        while (!condition.getAsBoolean()) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new AssertionError("waited " + Patience.SECONDS + " s for " + what + "; text <" + text
                        + ">, completion " + completion + ", failure " + failure);
            }
            try {
                wait(millis);
            } catch (InterruptedException e) {
                throw new AssertionError("nobody interrupts this thread", e);
            }
        }
    }
}
