/**
 * What is done to the citation markers in a model's text, such as {@code [2]}, while it comes in pieces. Start at {@link
 * dev.docent.citation.CitationFilter}.
 */
@NullMarked
package dev.docent.citation;

import org.jspecify.annotations.NullMarked;
