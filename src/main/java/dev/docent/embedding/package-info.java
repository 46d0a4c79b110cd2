/**
 * Embedders: services over HTTP, and models in this process ({@code local}). Start at {@link
 * dev.docent.embedding.ConfiguredEmbedder}, which builds the one that the settings name.
 */
@NullMarked
package dev.docent.embedding;

import org.jspecify.annotations.NullMarked;
