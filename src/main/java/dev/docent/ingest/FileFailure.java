package dev.docent.ingest;

/**
 * A file that could not be indexed.
 *
 * @param path its path inside the source
 * @param reason why, in words
 */
public record FileFailure(String path, String reason) {}
