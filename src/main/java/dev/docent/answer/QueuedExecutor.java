package dev.docent.answer;

import java.util.concurrent.Executor;

/** Threads with a bounded queue before them. Thread-safe. */
public interface QueuedExecutor extends Executor {
    /** Returns how many tasks wait for a thread. */
    int waiting();
}
