/**
 * Embedding models in this process, run by ONNX Runtime: the built-in one and any in a folder. Start at {@link
 * dev.docent.embedding.local.MiniLmEmbedder}; {@code SentenceModel} runs both.
 */
@NullMarked
package dev.docent.embedding.local;

import org.jspecify.annotations.NullMarked;
