/**
 * When the index is brought up to date with its sources: passes, one at a time, and what is asked for meanwhile. Start at {@link
 * dev.docent.ingest.Indexer}; {@link dev.docent.ingest.Ingestion} builds everything from the settings. What one pass does is in
 * {@code pass}, how a file is read in {@code read}, and what people see of it in {@code status} and {@code files}.
 */
@NullMarked
package dev.docent.ingest;

import org.jspecify.annotations.NullMarked;
