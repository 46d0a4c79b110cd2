/** Parses HTML with jsoup. Start at {@link dev.docent.format.html.HtmlParser}. */
@NullMarked
package dev.docent.format.html;

import org.jspecify.annotations.NullMarked;
