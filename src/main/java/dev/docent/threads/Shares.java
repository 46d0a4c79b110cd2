package dev.docent.threads;

import java.util.concurrent.Executor;

/** Threads of which everybody has a share, so that nobody waits long because somebody else has much to do. Thread-safe. */
@FunctionalInterface
public interface Shares {
    /** The owner of what Docent itself has to do, which no limit for one owner refuses. */
    String OURS = "";

    /**
     * Returns the share of somebody. It throws {@link ShareExhaustedException} when too much of theirs waits already, and another
     * {@link java.util.concurrent.RejectedExecutionException} when too much waits of everybody.
     *
     * @param owner who has something to do, for example a user's id
     */
    Executor of(String owner);

    /** Returns threads that are not shared out: first come, first served. */
    static Shares firstCome(Executor threads) {
        return owner -> threads;
    }
}
