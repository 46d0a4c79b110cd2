/** Reads exports of MediaWiki. Start at {@link dev.docent.format.wiki.WikiExportParser}. */
@NullMarked
package dev.docent.format.wiki;

import org.jspecify.annotations.NullMarked;
