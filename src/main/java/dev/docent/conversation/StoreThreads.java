package dev.docent.conversation;

import dev.docent.threads.FairPool;
import dev.docent.threads.WorkerPool;

/** The threads that use the database. Users share them fairly. Thread-safe. */
public final class StoreThreads implements AutoCloseable {
    private static final int READERS = 4;
    private static final int SEARCHERS = 2;
    private static final int WRITERS = 4;

    /** The most waiting tasks of each kind, of all users together; one more is rejected. */
    private static final int QUEUE = 5_000;

    private final FairPool reads;
    private final FairPool searches;
    private final FairPool writes;

    /**
     * Creates the pools, which start threads only when there is work.
     *
     * @param queueOfOne the most waiting tasks of each kind of one user
     */
    public StoreThreads(int queueOfOne) {
        var readers = new WorkerPool("docent-read", READERS, READERS);
        var searchers = WorkerPool.background("docent-search", SEARCHERS, SEARCHERS);
        var writers = WorkerPool.background("docent-write", WRITERS, WRITERS);
        reads = new FairPool(readers, READERS, QUEUE, queueOfOne);
        searches = new FairPool(searchers, SEARCHERS, QUEUE, queueOfOne);
        writes = new FairPool(writers, WRITERS, QUEUE, queueOfOne);
    }

    /** Returns the shares, which can be used until this is closed. */
    public StoreShares shares() {
        return new StoreShares(reads, searches, writes);
    }

    /** Lets running tasks finish for some seconds, then interrupts them; waiting tasks are dropped. */
    @Override
    public void close() {
        writes.close();
        searches.close();
        reads.close();
    }
}
