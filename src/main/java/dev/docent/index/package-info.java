/**
 * The index: chunks with their vectors and words, and the text of their documents. {@link dev.docent.index.Embedder}
 * computes the vectors; {@code language}: the languages that
 * texts are written in. Start at {@link dev.docent.index.ChunkIndex}.
 */
@NullMarked
package dev.docent.index;

import org.jspecify.annotations.NullMarked;
