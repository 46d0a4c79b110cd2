package dev.docent.ingest.pass;

import org.jspecify.annotations.Nullable;

/** Knows whether a failure came from the index, which concerns all sources, or from the source that was being read. One thread. */
final class IndexWork {
    private @Nullable Throwable failure;

    /** What is done with the index. */
    @FunctionalInterface
    interface Use<E extends Exception> {
        void run() throws E;
    }

    /** Does something with the index, and remembers how it fails. */
    <E extends Exception> void run(Use<E> use) throws E {
        try {
            use.run();
        } catch (RuntimeException | Error e) {
            failure = e;
            throw e;
        }
    }

    /** Throws what the index has thrown, if it has, whatever the source has made of it. */
    void rethrow() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }
}
