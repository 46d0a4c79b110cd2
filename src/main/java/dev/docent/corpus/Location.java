package dev.docent.corpus;

import java.util.Optional;

/**
 * A part of one document, printed {@code docs/install.md:12-40}. Immutable.
 *
 * @param path the document's {@linkplain Document#path() path}
 * @param revision the version of the document in its source, if it is known. Chunks do not know it: their documents do
 * @param span which part
 */
public record Location(String path, Optional<String> revision, Span span) {
    public Location {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("path must not be empty");
        }
    }

    /** Creates the location of whole lines, counted from 1, both inclusive, in whatever version. */
    public Location(String path, int startLine, int endLine) {
        this(path, Optional.empty(), new Span.Lines(startLine, endLine));
    }

    /** Returns the first line of the document's text that it covers, counted from 1. */
    public int startLine() {
        return span.lines().first();
    }

    /** Returns the last line of the document's text that it covers, inclusive. */
    public int endLine() {
        return span.lines().last();
    }

    /** Returns whether the two lie in one document and share a line or touch each other. */
    public boolean adjoins(Location other) {
        return path.equals(other.path) && span.lines().adjoins(other.span.lines());
    }

    /** Returns the smallest location that covers both; both must be of one document. */
    public Location union(Location other) {
        if (!path.equals(other.path)) {
            throw new IllegalArgumentException("cannot join " + this + " with " + other + ": two documents");
        }
        return new Location(path, revision, span.union(other.span));
    }

    @Override
    public String toString() {
        return path + ":" + span.lines();
    }
}
