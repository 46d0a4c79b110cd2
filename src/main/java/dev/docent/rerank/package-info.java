/**
 * Putting the best chunks of a search in a better order, by the model that answers, a model in this process or a service. Start at {@link
 * dev.docent.rerank.ConfiguredRerankers}, which builds what the settings name; {@link dev.docent.rerank.Reranker} is what it
 * does.
 */
@NullMarked
package dev.docent.rerank;

import org.jspecify.annotations.NullMarked;
