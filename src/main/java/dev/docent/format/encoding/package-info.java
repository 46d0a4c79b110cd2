/** Detects the encoding of a file. Start at {@link dev.docent.format.encoding.Encodings}. */
@NullMarked
package dev.docent.format.encoding;

import org.jspecify.annotations.NullMarked;
