/**
 * The pass over all sources: it reads, parses and splits their files, and brings the index up to date. Start at {@link
 * dev.docent.ingest.Indexer}; {@link dev.docent.ingest.Formats} lists what is read.
 */
@NullMarked
package dev.docent.ingest;

import org.jspecify.annotations.NullMarked;
