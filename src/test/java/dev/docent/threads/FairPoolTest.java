package dev.docent.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.docent.testing.Gate;
import dev.docent.testing.Patience;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FairPoolTest {
    private final List<AutoCloseable> closeables = new ArrayList<>();
    private final Gate gate = new Gate();

    private FairPool pool(int size, int queue, int queueOfOne) {
        var pool = new FairPool(new WorkerPool("test-fair", size, size), size, queue, queueOfOne);
        closeables.add(pool);
        return pool;
    }

    @AfterEach
    void close() throws Exception {
        gate.open();
        for (var closeable : closeables) {
            closeable.close();
        }
    }

    @Test
    void aUserWithMuchToDoLeavesThreadsForTheOthers() throws InterruptedException {
        var pool = pool(4, 100, 50);
        for (int i = 0; i < 24; i++) {
            pool.of("ann").execute(gate::pass);
        }

        var served = new CountDownLatch(1);
        pool.of("bob").execute(served::countDown);

        assertEquals(true, served.await(Patience.SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void thoseWhoWaitAreServedInTurn() throws InterruptedException {
        var pool = pool(1, 100, 50);
        var order = Collections.synchronizedList(new ArrayList<String>());
        var served = new CountDownLatch(6);
        pool.of("first").execute(gate::pass);
        for (var task : List.of("ann 1", "ann 2", "ann 3", "bob 1", "cid 1", "bob 2")) {
            pool.of(task.substring(0, 3)).execute(() -> {
                order.add(task);
                served.countDown();
            });
        }

        gate.open();
        assertEquals(true, served.await(Patience.SECONDS, TimeUnit.SECONDS));
        assertEquals(List.of("ann 1", "bob 1", "cid 1", "ann 2", "bob 2", "ann 3"), order);
    }

    @Test
    void refusesTooMuchOfOneUserAndTooMuchOfAll() {
        var pool = pool(1, 3, 2);
        pool.of("first").execute(gate::pass);
        gate.awaitReached();
        pool.of("ann").execute(gate::pass);
        pool.of("ann").execute(gate::pass);

        assertThrows(ShareExhaustedException.class, () -> pool.of("ann").execute(gate::pass));
        pool.of("bob").execute(gate::pass);
        var refused = assertThrows(
                RejectedExecutionException.class, () -> pool.of("cid").execute(gate::pass));
        assertEquals(RejectedExecutionException.class, refused.getClass());
    }

    @Test
    void docentsOwnTasksAreNeverRefused() throws InterruptedException {
        var pool = pool(1, 10, 1);
        var served = new CountDownLatch(5);
        pool.of("first").execute(gate::pass);
        for (int i = 0; i < 5; i++) {
            pool.of(Shares.OURS).execute(served::countDown);
        }

        gate.open();

        assertEquals(true, served.await(Patience.SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void aTaskThatFailsCostsNoThread() throws InterruptedException {
        var pool = pool(1, 10, 10);
        pool.of("ann").execute(() -> {
            throw new NoClassDefFoundError("as the test requires");
        });

        var served = new CountDownLatch(1);
        pool.of("ann").execute(served::countDown);

        assertEquals(true, served.await(Patience.SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void takesNothingAfterItsEnd() {
        var pool = pool(1, 10, 10);
        pool.close();

        assertThrows(RejectedExecutionException.class, () -> pool.of("ann").execute(() -> {}));
        assertThrows(RejectedExecutionException.class, () -> pool.of("ann").execute(() -> {}));
    }
}
