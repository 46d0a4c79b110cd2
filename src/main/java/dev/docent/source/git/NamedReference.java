package dev.docent.source.git;

/**
 * A branch, tag or commit that is read.
 *
 * @param name its short name; of a commit, its digits
 * @param reference the whole name, {@code refs/heads/main}; of a commit, its digits
 */
record NamedReference(String name, String reference) {}
