package dev.docent.testing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A gate that a test opens; threads that reach it wait. A wait of 90 s ends with an error, so that a broken test fails
 * and does not hang.
 */
public final class Gate {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    /** Lets all threads pass, now and later. */
    public void open() {
        opened.countDown();
    }

    /** Waits until the gate is open. */
    public void pass() {
        reached.countDown();
        await(opened, "nobody opened the gate");
    }

    /** Waits until a thread has reached the gate. */
    public void awaitReached() {
        await(reached, "nobody came to the gate");
    }

    /** Returns whether a thread has reached the gate. */
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
