/** Reads plain text and its light markup. Start at {@link dev.docent.format.text.TextParser}. */
@NullMarked
package dev.docent.format.text;

import org.jspecify.annotations.NullMarked;
