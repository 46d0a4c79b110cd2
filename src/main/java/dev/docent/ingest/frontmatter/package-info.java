/** Reads what site generators let a page begin with. Start at {@link dev.docent.ingest.frontmatter.FrontMatter}. */
@NullMarked
package dev.docent.ingest.frontmatter;

import org.jspecify.annotations.NullMarked;
