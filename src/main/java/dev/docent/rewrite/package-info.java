/**
 * Other wordings of a question, by the model that answers: a follow-up as it is understood alone, and a question in a language of
 * the documents. Start at {@link dev.docent.rewrite.ConfiguredRewriters}, which builds what the settings name; {@link
 * dev.docent.rewrite.Rewriter} is what it does.
 */
@NullMarked
package dev.docent.rewrite;

import org.jspecify.annotations.NullMarked;
