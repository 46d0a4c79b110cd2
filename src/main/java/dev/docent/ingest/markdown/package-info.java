/** Reads Markdown by commonmark-java. Start at {@link dev.docent.ingest.markdown.MarkdownParser}. */
@NullMarked
package dev.docent.ingest.markdown;

import org.jspecify.annotations.NullMarked;
