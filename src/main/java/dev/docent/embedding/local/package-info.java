/**
 * Models in this process, run by ONNX Runtime: those that embed, the built-in one and any in a folder, and those that put passages
 * in order. Start at {@link dev.docent.embedding.local.MiniLmEmbedder} and {@link dev.docent.embedding.local.CrossEncoder}; {@code
 * OnnxModel} runs them all.
 */
@NullMarked
package dev.docent.embedding.local;

import org.jspecify.annotations.NullMarked;
