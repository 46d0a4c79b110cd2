package dev.docent.ingest.status;

/**
 * The counts of the files of a source. Immutable.
 *
 * @param files how many files there are; grows while they are counted, before the first is read
 * @param indexed how many of them are new or changed and were indexed
 * @param unchanged how many of them the index already had
 * @param chunks how many searchable chunks the index has of this source
 * @param failed how many files or folders could not be read or parsed, or exceed a limit
 * @param doubtful how many of the indexed files may have a wrong text because nothing shows their encoding
 */
public record FileCounts(int files, int indexed, int unchanged, int chunks, int failed, int doubtful) {}
