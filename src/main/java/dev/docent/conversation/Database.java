package dev.docent.conversation;

import org.jdbi.v3.core.Jdbi;

/**
 * An open database with today's tables. Thread-safe.
 *
 * <p>Implementers: {@link #reads} and {@link #writes} may return the same. They differ if a database allows only one writer at
 * a time.
 */
interface Database extends AutoCloseable {
    /** Returns the connections for statements that only read. */
    Jdbi reads();

    /** Returns the connections for statements that write. */
    Jdbi writes();

    /**
     * Checks that it can be read and written at this moment, without using a connection that is already open.
     *
     * @param write whether to write something too, because a write has failed before
     * @throws RuntimeException if not
     */
    void check(boolean write);

    /** Returns whether a failure means that the database is unusable until somebody repairs it. */
    boolean isDamage(Throwable failure);

    /** Returns the exception for a failure; its message says what failed, on which database, and what to do. */
    StoreException explain(String wanted, RuntimeException failure);

    @Override
    void close();
}
