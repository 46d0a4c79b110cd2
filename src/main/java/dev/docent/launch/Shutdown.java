package dev.docent.launch;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be undone when the process ends, the last first. Thread-safe. */
final class Shutdown implements Runnable {
    private final Deque<AutoCloseable> steps = new ArrayDeque<>();

    synchronized void atEnd(AutoCloseable step) {
        steps.push(step);
    }

    @Override
    public synchronized void run() {
        while (!steps.isEmpty()) {
            try {
                steps.pop().close();
            } catch (Exception e) {
                System.err.println("While stopping: " + e);
            }
        }
    }
}
