package dev.docent.ingest.status;

/**
 * A file that could not be indexed, or was indexed but may have a wrong text.
 *
 * @param path its path inside the source
 * @param reason why, in words
 */
public record FileFailure(String path, String reason) {}
