/** Reads documents of Word. Start at {@link dev.docent.format.word.WordParser}. */
@NullMarked
package dev.docent.format.word;

import org.jspecify.annotations.NullMarked;
