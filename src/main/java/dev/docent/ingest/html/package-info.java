/** Reads HTML by jsoup. Start at {@link dev.docent.ingest.html.HtmlParser}. */
@NullMarked
package dev.docent.ingest.html;

import org.jspecify.annotations.NullMarked;
