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

    /** Turns what the database threw into a sentence: what failed, on what, and what to do. */
    StoreException explain(String wanted, RuntimeException failure);

    @Override
    void close();
}
