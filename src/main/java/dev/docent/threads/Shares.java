package dev.docent.threads;

import java.util.concurrent.Executor;

/** Threads that owners share, so that none waits long because another has much to do. Thread-safe. */
@FunctionalInterface
public interface Shares {
    /** The owner of Docent's own tasks. No limit for one owner applies to it. */
    String OURS = "";

    /**
     * Returns the share of an owner. It throws {@link ShareExhaustedException} if too many tasks of this owner are waiting, and
     * another {@link java.util.concurrent.RejectedExecutionException} if too many are waiting in all.
     *
     * @param owner who submits the tasks, for example a user's id
     */
    Executor of(String owner);

    /** Returns threads that are not shared out: first come, first served. */
    static Shares firstCome(Executor threads) {
        return owner -> threads;
    }
}
