/** Parses Markdown with commonmark-java. Start at {@link dev.docent.format.markdown.MarkdownParser}. */
@NullMarked
package dev.docent.format.markdown;

import org.jspecify.annotations.NullMarked;
