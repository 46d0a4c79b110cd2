/** Tells in which encoding a file is written. Start at {@link dev.docent.ingest.encoding.Encodings}. */
@NullMarked
package dev.docent.ingest.encoding;

import org.jspecify.annotations.NullMarked;
