/**
 * From a file to its chunks, within its budget, and what the index remembers of the file. Start at {@link
 * dev.docent.ingest.read.DocumentReader}; {@link dev.docent.ingest.read.Formats} lists what is read.
 */
@NullMarked
package dev.docent.ingest.read;

import org.jspecify.annotations.NullMarked;
