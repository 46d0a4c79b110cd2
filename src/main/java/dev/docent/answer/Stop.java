package dev.docent.answer;

/**
 * A wish that an answer ends before its model has ended it. Immutable.
 *
 * @param cause who wants it, or why
 * @param keepUntil the number of the last frame whose text is kept
 */
record Stop(Cause cause, int keepUntil) {
    static final Stop NOBODY_READING = new Stop(Cause.NOBODY_READING, Integer.MAX_VALUE);
    static final Stop TOO_LONG = new Stop(Cause.TOO_LONG, Integer.MAX_VALUE);
    static final Stop SHUTDOWN = new Stop(Cause.SHUTDOWN, Integer.MAX_VALUE);

    enum Cause {
        /** Somebody pressed Stop. */
        READER,
        /** Nobody has read it for {@code docent.stream.grace}. */
        NOBODY_READING,
        /** It has reached {@code docent.limits.answer-chars} or the maximum number of frames. */
        TOO_LONG,
        /** The server is shutting down. */
        SHUTDOWN
    }

    /** Returns the stop of a reader who has seen the frames up to a number. */
    static Stop byReader(int keepUntil) {
        return new Stop(Cause.READER, keepUntil);
    }
}
