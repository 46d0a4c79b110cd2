package dev.docent.answer;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Threads that run when the test says so. */
final class StepExecutor implements Executor {
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Runs what has waited longest. */
    void runNext() {
        tasks.remove().run();
    }

    /** Runs everything that waits, and what that adds. */
    void runAll() {
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }
}
