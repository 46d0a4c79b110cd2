package dev.docent.launch;

import java.util.ArrayDeque;
import java.util.Deque;

/** Undoes the start when the process ends, in reverse order. Thread-safe. */
final class Shutdown implements Runnable {
    private final Deque<AutoCloseable> steps = new ArrayDeque<>();
    private volatile boolean begun;

    /** Returns whether the process is ending. Then anything that fails does so because of that. */
    boolean hasBegun() {
        return begun;
    }

    synchronized void atEnd(AutoCloseable step) {
        steps.push(step);
    }

    @Override
    public void run() {
        begun = true;
        undo();
    }

    private synchronized void undo() {
        while (!steps.isEmpty()) {
            try {
                steps.pop().close();
            } catch (Exception e) {
                System.err.println("While stopping: " + e);
            }
        }
    }
}
