/** Reads books in EPUB. Start at {@link dev.docent.format.epub.EpubParser}. */
@NullMarked
package dev.docent.format.epub;

import org.jspecify.annotations.NullMarked;
