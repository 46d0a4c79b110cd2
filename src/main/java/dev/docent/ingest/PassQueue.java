package dev.docent.ingest;

import java.util.HashSet;
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
import java.util.function.BiConsumer;
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

    private final BiConsumer<RunningPass, Runnable> pass;
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
     * @param pass does the work of a pass, calls its second argument when it has read its sources, and ends early when {@link
     *     #mustEnd()} says so
     * @param passThread runs a pass, which lasts minutes
     */
    PassQueue(Set<String> names, BiConsumer<RunningPass, Runnable> pass, Executor passThread) {
        this.names = names;
        this.pass = pass;
        this.passThread = passThread;
    }

    /** Adds what the next passes look at, each once; returns false after {@link #stop()}. A pass that computes vectors gives way. */
    boolean add(PassScope scope) {
        if (stopped.get()) {
            return false;
        }
        waiting.add(scope);
        return startWaiting();
    }

    /**
     * Starts a pass over whole sources. If the running one has read its sources and computes vectors, it gives way.
     *
     * @return false if the running pass still reads: the end listeners are called when it has; and after {@link #stop()}
     */
    boolean look(Set<String> sources) {
        while (!stopped.get()) {
            if (start(new RunningPass(sources, ""))) {
                return true;
            }
            var now = running.get();
            if (now != null && !now.hasRead()) {
                return false;
            }
            if (now != null) {
                sources.forEach(source -> waiting.add(new PassScope(source, "")));
                return startWaiting();
            }
            // It ended in between.
        }
        return false;
    }

    /** Starts the pass that waits first, unless another one runs, whose end comes back here. */
    private boolean startWaiting() {
        while (running.get() == null) {
            var next = waiting.poll();
            if (next.isEmpty()) {
                return true;
            }
            var scope = next.get();
            var sources = sources(scope);
            if (start(new RunningPass(sources, scope.path()))) {
                return true;
            }
            if (stopped.get()) {
                return false;
            }
            // Another one began in between.
            waiting.add(scope);
            if (!scope.isAll() && scope.path().isEmpty()) {
                sources.forEach(source -> waiting.add(new PassScope(source, "")));
            }
        }
        return true;
    }

    private Set<String> sources(PassScope scope) {
        if (scope.isAll()) {
            return names;
        }
        var sources = new HashSet<>(Set.of(scope.source()));
        if (scope.path().isEmpty()) {
            sources.addAll(waiting.pollWhole());
        }
        return sources;
    }

    private boolean start(RunningPass next) {
        if (stopped.get() || !running.compareAndSet(null, next)) {
            return false;
        }
        try {
            lastPass = CompletableFuture.runAsync(() -> run(next), passThread);
            return true;
        } catch (RejectedExecutionException e) {
            stopped.set(true); // Docent is shutting down.
            running.set(null);
            return false;
        }
    }

    private void run(RunningPass now) {
        try {
            pass.accept(now, () -> hasRead(now));
        } finally {
            hasRead(now);
            now.end();
            running.set(null);
            startWaiting();
        }
    }

    /** What was asked for while it read can begin now. */
    private void hasRead(RunningPass now) {
        if (now.markRead()) {
            tell(now.whole());
        }
    }

    private void tell(Set<String> read) {
        endListeners.forEach(listener -> listener.accept(read));
    }

    /**
     * Ends the running pass early and drops those that wait; returns false if none runs.
     *
     * @param stopSources ends what waits for other machines
     */
    boolean cancel(Runnable stopSources) {
        var dropped = waiting.clear();
        var now = running.get();
        if (now != null && now.cancel(stopSources)) {
            LOG.info("The pass over the sources was cancelled. What it did is kept; the next pass does the rest.");
        }
        // Their next regular looks are planned anew.
        dropped.stream()
                .filter(scope -> scope.path().isEmpty())
                .forEach(scope -> tell(scope.isAll() ? names : Set.of(scope.source())));
        return now != null;
    }

    /** Returns whether the running pass must end early. */
    boolean mustEnd() {
        var now = running.get();
        return stopped.get() || (now != null && now.isCancelled());
    }

    /** Returns whether the running pass must not compute further vectors, because it must end or something waits. */
    boolean mustGiveWay() {
        return mustEnd() || !waiting.isEmpty();
    }

    /**
     * Calls the listener with the names of the sources that each pass has read as a whole, when it has read them and the next one
     * over them can be asked for, on the thread of the pass.
     */
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
