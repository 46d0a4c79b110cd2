/** Reads what site generators let a page begin with. Start at {@link dev.docent.format.frontmatter.FrontMatter}. */
@NullMarked
package dev.docent.format.frontmatter;

import org.jspecify.annotations.NullMarked;
