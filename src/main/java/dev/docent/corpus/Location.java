package dev.docent.corpus;

/**
 * A range of whole lines of one document, printed {@code docs/install.md:12-40}. Immutable.
 *
 * @param path the document's {@linkplain Document#path() path}
 * @param startLine the first line, counted from 1
 * @param endLine the last line, inclusive, not before the first
 */
public record Location(String path, int startLine, int endLine) {
    public Location {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("path must not be empty");
        }
        if (startLine < 1 || endLine < startLine) {
            throw new IllegalArgumentException("lines (" + startLine + "-" + endLine + ") of " + path
                    + " must count from 1 and must not run backwards");
        }
    }

    /** Returns whether the two ranges lie in one document and share a line or touch each other. */
    public boolean adjoins(Location other) {
        return path.equals(other.path) && startLine <= other.endLine + 1 && other.startLine <= endLine + 1;
    }

    /** Returns the smallest range that covers both; both must be of one document. */
    public Location union(Location other) {
        if (!path.equals(other.path)) {
            throw new IllegalArgumentException("cannot join " + this + " with " + other + ": two documents");
        }
        return new Location(path, Math.min(startLine, other.startLine), Math.max(endLine, other.endLine));
    }

    @Override
    public String toString() {
        return path + ":" + startLine + "-" + endLine;
    }
}
