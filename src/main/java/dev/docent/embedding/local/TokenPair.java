package dev.docent.embedding.local;

/**
 * A question and a text as one row of tokens.
 *
 * @param tokens their numbers, with markers
 * @param types for each token, the part that it belongs to: mostly 0 for the question and 1 for the text, or 0 for both
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record TokenPair(long[] tokens, long[] types) {}
