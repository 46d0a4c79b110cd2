package dev.docent.conversation;

import dev.docent.threads.Shares;

/**
 * The threads that ask the database: what takes long, or waits for its turn, does not stand in the way of what is quick.
 *
 * @param reads for what reads a few rows
 * @param searches for what reads every answer of a user
 * @param writes for what changes something: one at a time gets at the file
 */
public record StoreShares(Shares reads, Shares searches, Shares writes) {
    /** Returns the same threads for everything. */
    public static StoreShares same(Shares threads) {
        return new StoreShares(threads, threads, threads);
    }
}
