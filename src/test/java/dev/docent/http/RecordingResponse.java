package dev.docent.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.docent.testing.Patience;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records a response and lets a test wait for it. Checks that calls are serial and end once. */
class RecordingResponse implements ResponseListener {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable ResponseHead head;
    private @Nullable HttpFailure failure;
    private boolean ended;
    private boolean inCall;
    private String violation = "";

    @Override
    public void onHead(ResponseHead head) {
        call(() -> this.head = head);
    }

    @Override
    public void onBytes(ByteBuffer bytes) {
        var copy = new byte[bytes.remaining()];
        bytes.get(copy);
        call(() -> body.writeBytes(copy));
    }

    @Override
    public void onEnd() {
        call(() -> ended = true);
    }

    @Override
    public void onFailure(HttpFailure failure) {
        call(() -> {
            this.failure = failure;
            ended = true;
        });
    }

    private void call(Runnable change) {
        enter();
        synchronized (this) {
            if (ended) {
                violation = "a call came after the last one";
            }
            change.run();
            inCall = false;
            notifyAll();
        }
    }

    private synchronized void enter() {
        if (inCall) {
            violation = "two calls at once";
        }
        inCall = true;
    }

    synchronized String text() {
        return body.toString(UTF_8);
    }

    synchronized ResponseHead head() {
        return Optional.ofNullable(head).orElseThrow();
    }

    synchronized boolean hasHead() {
        return head != null;
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    void awaitHead() {
        await("head", this::hasHead);
    }

    void awaitText(String expected) {
        await(expected, () -> text().equals(expected));
    }

    /** Waits for the end; returns the kind of failure, empty if the response is complete. */
    Optional<HttpFailure.Kind> awaitEnd() {
        await("end", this::hasEnded);
        return failure().map(HttpFailure::kind);
    }

    synchronized Optional<HttpFailure> failure() {
        if (!violation.isEmpty()) {
            throw new AssertionError(violation);
        }
        return Optional.ofNullable(failure);
    }

    private synchronized void await(String what, java.util.function.BooleanSupplier condition) {
        long deadline = Patience.deadline();
        while (!condition.getAsBoolean()) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new AssertionError("waited " + Patience.SECONDS + " s for " + what + "; head " + head + ", text <"
                        + text() + ">, failure " + failure);
            }
            try {
                wait(millis);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
