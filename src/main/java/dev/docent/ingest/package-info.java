/**
 * The write side: finds documents, parses them, cuts them into chunks and puts those into the index. Start at {@link
 * dev.docent.ingest.Indexer}; a new format is a {@link dev.docent.ingest.DocumentParser}, a new place to read from a
 * {@link dev.docent.ingest.Source}.
 */
@NullMarked
package dev.docent.ingest;

import org.jspecify.annotations.NullMarked;
