/**
 * The languages that people write in: how a text's language is recognised, and what its words have in common with their other
 * forms. Start at {@link
 * dev.docent.index.language.TextLanguages}, which lists them.
 */
@NullMarked
package dev.docent.index.language;

import org.jspecify.annotations.NullMarked;
