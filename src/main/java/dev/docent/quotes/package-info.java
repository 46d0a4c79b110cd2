/**
 * The model that needs no model: it answers with the sentences of the passages that fit the question best. Start at {@link
 * dev.docent.quotes.QuotesModel}; how a passage is taken apart into sentences and code, {@code PassageParts} knows.
 */
@NullMarked
package dev.docent.quotes;

import org.jspecify.annotations.NullMarked;
