package dev.docent.corpus;

import org.jspecify.annotations.Nullable;

/**
 * A part of a document, printed {@code docs/install.md:12-40} or {@code manual.pdf, page 3}. Immutable.
 *
 * @param path the document's {@linkplain Document#path() path}
 * @param revision the version of the document in its source, if known. Chunks do not know it, but their documents do
 * @param span which part
 */
public record Location(String path, @Nullable String revision, Span span) {
    public Location {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("path must not be empty");
        }
    }

    /** Creates the location of whole lines, counted from 1, both inclusive, without a revision. */
    public Location(String path, int startLine, int endLine) {
        this(path, null, new Span.Lines(startLine, endLine));
    }

    /** Returns the first line of the document's text that it covers, counted from 1. */
    public int startLine() {
        return span.lines().first();
    }

    /** Returns the last line of the document's text that it covers, inclusive. */
    public int endLine() {
        return span.lines().last();
    }

    /** Returns whether both are in the same document, and not in two sheets of it. */
    public boolean unites(Location other) {
        return path.equals(other.path) && span.unites(other.span);
    }

    /** Returns whether both can be one part of one document, because they overlap or are adjacent. */
    public boolean adjoins(Location other) {
        return unites(other) && span.lines().adjoins(other.span.lines());
    }

    /** Returns the location of the first lines of this one, up to this line. */
    public Location upTo(int line) {
        return new Location(path, revision, span.withLines(new Span.Lines(startLine(), line)));
    }

    /** Returns the smallest location that covers both, which must be in the same document. */
    public Location union(Location other) {
        if (!path.equals(other.path)) {
            throw new IllegalArgumentException("cannot join " + this + " with " + other + ": two documents");
        }
        return new Location(path, revision, span.union(other.span));
    }

    @Override
    public String toString() {
        return span.nameIn(path);
    }
}
