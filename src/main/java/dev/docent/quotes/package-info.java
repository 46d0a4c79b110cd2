/**
 * The model that needs no model: it answers with the sentences of the passages that fit the question best. Start at {@link
 * dev.docent.quotes.QuotesModel}; {@code PassageParts} splits a passage into sentences and code.
 */
@NullMarked
package dev.docent.quotes;

import org.jspecify.annotations.NullMarked;
