package dev.docent.ingest;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs passes, one at a time, and what was asked for meanwhile after them. Thread-safe. */
final class PassQueue {
    /** How long {@link #awaitEnd()} waits for the pass, in seconds. After that, it abandons the pass. */
    private static final long CLOSE_SECONDS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(PassQueue.class);

    /** The names of all sources. */
    private final Set<String> names;

    private final Consumer<RunningPass> pass;
    private final Executor passThread;
    private final List<Consumer<Set<String>>> endListeners = new CopyOnWriteArrayList<>();
    /** What was asked for while a pass ran. */
    private final WaitingScopes waiting = new WaitingScopes();
    /** The running pass; null while no pass runs. */
    private final AtomicReference<@Nullable RunningPass> running = new AtomicReference<>();

    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile CompletableFuture<Void> lastPass = CompletableFuture.completedFuture(null);

    /**
     * @param names of all sources
     * @param pass does the work of a pass, and ends early when {@link #mustEnd()} says so
     * @param passThread runs a pass, which lasts minutes
     */
    PassQueue(Set<String> names, Consumer<RunningPass> pass, Executor passThread) {
        this.names = names;
        this.pass = pass;
        this.passThread = passThread;
    }

    /** Adds what the next passes look at; returns false if a pass over everything runs and is asked for, or after {@link #stop()}. */
    boolean add(PassScope scope) {
        if (stopped.get() || (scope.isAll() && isOverEverything())) {
            return false;
        }
        waiting.add(scope);
        return startWaiting();
    }

    private boolean isOverEverything() {
        var now = running.get();
        return now != null && now.isOver(names);
    }

    /** Starts the pass that waits first, unless another one runs, whose end comes back here. */
    private boolean startWaiting() {
        while (running.get() == null) {
            var next = waiting.poll();
            if (next.isEmpty()) {
                return true;
            }
            var scope = next.get();
            if (start(new RunningPass(scope.isAll() ? names : Set.of(scope.source()), scope.path()))) {
                return true;
            }
            if (running.get() == null) {
                return false;
            }
            waiting.add(scope); // Another one began in between.
        }
        return true;
    }

    /** Starts a pass; returns false if another one runs, or after {@link #stop()}. */
    boolean start(RunningPass next) {
        if (stopped.get() || !running.compareAndSet(null, next)) {
            return false;
        }
        try {
            lastPass = CompletableFuture.runAsync(() -> run(next), passThread);
            return true;
        } catch (RejectedExecutionException e) {
            running.set(null);
            return false;
        }
    }

    private void run(RunningPass now) {
        try {
            pass.accept(now);
        } finally {
            running.set(null);
            startWaiting();
            // A look at one path says nothing about the rest of its source.
            Set<String> read = now.path().isEmpty() ? now.sources() : Set.of();
            endListeners.forEach(listener -> listener.accept(read));
        }
    }

    /** Ends the running pass early and drops those that wait; returns false if none runs. */
    boolean cancel() {
        var now = running.get();
        waiting.clear();
        if (now == null) {
            return false;
        }
        if (!now.cancelled().getAndSet(true)) {
            LOG.info("The pass over the sources was cancelled. What it did is kept; the next pass does the rest.");
        }
        return true;
    }

    /** Returns whether the running pass must end early. */
    boolean mustEnd() {
        var now = running.get();
        return stopped.get() || (now != null && now.cancelled().get());
    }

    /** Calls the listener with the names of the sources that each pass has read, when it has ended and the next one can start. */
    void addEndListener(Consumer<Set<String>> listener) {
        endListeners.add(listener);
    }

    /** Ends the running pass early, and starts no other one. */
    void stop() {
        stopped.set(true);
    }

    /** Waits for the running pass up to ten seconds. */
    void awaitEnd() {
        try {
            lastPass.get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.warn("The last pass over the sources failed", e.getCause());
        } catch (TimeoutException e) {
            LOG.warn(
                    "The pass over the sources did not stop within {} s; its last documents are not stored",
                    CLOSE_SECONDS);
        }
    }
}
