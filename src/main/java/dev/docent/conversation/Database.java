package dev.docent.conversation;

import org.jdbi.v3.core.Jdbi;

/**
 * An open database with today's tables. Thread-safe.
 *
 * <p>Implementers: the two ways in may be one. They differ where a database lets only one writer in at a time.
 */
interface Database extends AutoCloseable {
    /** Returns the way in for what only reads. */
    Jdbi reads();

    /** Returns the way in for what writes. */
    Jdbi writes();

    /**
     * Looks whether it can be read and written at this moment, without help of what is open already.
     *
     * @param write whether to write something too, as is right when a write has failed
     * @throws RuntimeException if not
     */
    void check(boolean write);

    /** Returns whether a failure means that the database is unusable until somebody repairs it. */
    boolean isDamage(Throwable failure);

    /** Turns what the database threw into a sentence: what failed, on what, and what to do. */
    StoreException explain(String wanted, RuntimeException failure);

    @Override
    void close();
}
