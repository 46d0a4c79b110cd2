package dev.docent.conversation;

import dev.docent.threads.Shares;

/**
 * The threads that use the database, in three groups, so that slow or waiting work does not delay quick work.
 *
 * @param reads for work that reads a few rows
 * @param searches for work that reads every answer of a user
 * @param writes for work that changes something: the file has one writer at a time
 */
public record StoreShares(Shares reads, Shares searches, Shares writes) {
    /** Returns shares that use the same threads for everything. */
    public static StoreShares same(Shares threads) {
        return new StoreShares(threads, threads, threads);
    }
}
