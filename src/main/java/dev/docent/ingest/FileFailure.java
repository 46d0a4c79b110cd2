package dev.docent.ingest;

/**
 * A file that could not be indexed, or was and may not say what its author wrote.
 *
 * @param path its path inside the source
 * @param reason why, in words
 */
public record FileFailure(String path, String reason) {}
