package dev.docent.answer;

/** Why an answer is ended before its model has ended it. */
enum StopCause {
    /** Somebody pressed Stop. */
    READER,
    /** Nobody has read it for {@code docent.stream.grace}. */
    NOBODY_READING,
    /** It reached {@code docent.limits.answer-chars} or the most frames of a journal. */
    TOO_LONG,
    /** The server ends. */
    SHUTDOWN
}
