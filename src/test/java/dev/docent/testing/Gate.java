package dev.docent.testing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A door that a test opens: whoever comes to it waits. Ends a wait that takes 90 s with an error, so that a broken test
 * fails and does not hang.
 */
public final class Gate {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    /** Lets everybody through, now and later. */
    public void open() {
        opened.countDown();
    }

    /** Waits until the gate is open. */
    public void pass() {
        reached.countDown();
        await(opened, "nobody opened the gate");
    }

    /** Waits until somebody has come to the gate. */
    public void awaitReached() {
        await(reached, "nobody came to the gate");
    }

    /** Returns whether somebody has come to the gate by now. */
    public boolean isReached() {
        return reached.getCount() == 0;
    }

    static void await(CountDownLatch latch, String failure) {
        try {
            if (!latch.await(Patience.SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(failure + " within " + Patience.SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(failure + " before the wait was interrupted", e);
        }
    }
}
