/**
 * What a file says: a {@link dev.docent.format.DocumentParser} for each family of formats, in the packages below, makes a document of a
 * {@link dev.docent.format.FileContent}. They are listed in {@code Formats} of {@code ingest}. Start at {@link
 * dev.docent.format.DocumentParser}.
 */
@NullMarked
package dev.docent.format;

import org.jspecify.annotations.NullMarked;
