/** Tells in which encoding a file is written. Start at {@link dev.docent.format.encoding.Encodings}. */
@NullMarked
package dev.docent.format.encoding;

import org.jspecify.annotations.NullMarked;
