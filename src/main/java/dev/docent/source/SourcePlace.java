package dev.docent.source;

/** What one item of {@code docent.docs} means. Items that mean the same are equal, and make one source. Immutable. */
interface SourcePlace {
    /** Returns the name of its source, unless another source has this name already. */
    String name();

    /** Returns the source that reads it, under this name. */
    Source source(String name, FolderOptions options);
}
