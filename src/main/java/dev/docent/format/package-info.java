/**
 * What a file says: a {@link dev.docent.format.DocumentParser} for each family of formats, in the packages below, turns a {@link
 * dev.docent.format.FileContent} into a document. {@code Formats} of {@code ingest} lists them. Start at {@link
 * dev.docent.format.DocumentParser}.
 */
@NullMarked
package dev.docent.format;

import org.jspecify.annotations.NullMarked;
