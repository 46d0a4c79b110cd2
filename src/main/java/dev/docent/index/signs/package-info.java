/**
 * What a search says about whether the documents answer the question, for any embedding model. Start at {@link
 * dev.docent.index.signs.SearchEvidence}.
 */
@NullMarked
package dev.docent.index.signs;

import org.jspecify.annotations.NullMarked;
