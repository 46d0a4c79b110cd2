/**
 * What is indexed, as plain values: documents, their sections and blocks, and the chunks cut from them; and what a text, its
 * lines and its path say alone. Start at {@link dev.docent.corpus.Document}.
 */
@NullMarked
package dev.docent.corpus;

import org.jspecify.annotations.NullMarked;
