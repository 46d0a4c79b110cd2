package dev.docent.ingest;

/** Is shown what a {@link Source} holds. Every method returns whether the walk goes on. */
public interface SourceVisitor {
    /** A file that can be indexed. */
    boolean file(SourceFile file);

    /**
     * A file that is left out by rule.
     *
     * @param path its path inside the source
     * @param reason the rule, in words
     */
    boolean skipped(String path, String reason);

    /**
     * A file or folder that should have been read and could not be.
     *
     * @param path its path inside the source
     * @param reason what went wrong, in words
     */
    boolean failed(String path, String reason);
}
