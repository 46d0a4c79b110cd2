/** Reads the front matter of pages. Start at {@link dev.docent.format.frontmatter.FrontMatter}. */
@NullMarked
package dev.docent.format.frontmatter;

import org.jspecify.annotations.NullMarked;
