/**
 * Parses reStructuredText with a scanner of our own. Start at {@link dev.docent.format.rst.RstParser}; {@code BlockReader} reads the
 * blocks, {@code InlineMarkup} the text in them.
 */
@NullMarked
package dev.docent.format.rst;

import org.jspecify.annotations.NullMarked;
