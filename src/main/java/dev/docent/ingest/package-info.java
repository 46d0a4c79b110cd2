/**
 * The write side: finds documents, parses them, cuts them into chunks and puts those into the index. Start at {@link
 * dev.docent.ingest.Indexer}; a new format is a {@link dev.docent.ingest.DocumentParser}, a new place to read from a
 * {@link dev.docent.ingest.Source}. The packages below this one hold the implementations: {@code source} the places,
 * {@code markdown}, {@code html}, {@code text}, {@code code} and {@code config} the formats, and {@code format} the one
 * list of all formats.
 */
@NullMarked
package dev.docent.ingest;

import org.jspecify.annotations.NullMarked;
