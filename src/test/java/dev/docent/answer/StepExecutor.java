package dev.docent.answer;

import java.util.ArrayDeque;
import java.util.Queue;

/** Threads that run when the test says so. */
final class StepExecutor implements QueuedExecutor {
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public int waiting() {
        return tasks.size();
    }

    /** Runs everything that waits, and what that adds. */
    void runAll() {
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }
}
