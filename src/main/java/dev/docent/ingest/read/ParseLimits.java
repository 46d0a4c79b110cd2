package dev.docent.ingest.read;

import java.time.Duration;

/**
 * How much a file and a source may cost. Immutable.
 *
 * @param timeout for reading and parsing a file; then it is given up
 * @param passagesOfFile the most passages of a file; a file with more fails
 * @param passagesOfSource the most passages of a source; further files fail
 */
public record ParseLimits(Duration timeout, int passagesOfFile, int passagesOfSource) {
    /** The most characters of the text of a document: 32 Mi. A format may have more text than its file has bytes. */
    static final int MAX_TEXT = 32 << 20;
}
