/**
 * Language models: from a {@link dev.docent.prompt.Prompt} to a stream of deltas. {@link dev.docent.model.ChatModel} is
 * the interface, one class per provider implements it.
 */
@NullMarked
package dev.docent.model;

import org.jspecify.annotations.NullMarked;
