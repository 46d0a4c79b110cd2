/**
 * What a language model is: from a {@link dev.docent.prompt.Prompt} to a stream of deltas. {@link dev.docent.model.ChatModel} is the
 * interface; {@link dev.docent.model.FallbackModel}, {@link dev.docent.model.KeyedModel} and {@link dev.docent.model.GuardedModel} each
 * ask another model in a certain way. Start at {@link dev.docent.model.ChatListener}, which says what an answer consists of.
 */
@NullMarked
package dev.docent.model;

import org.jspecify.annotations.NullMarked;
