/** Reads manual pages. Start at {@link dev.docent.format.man.ManParser}. */
@NullMarked
package dev.docent.format.man;

import org.jspecify.annotations.NullMarked;
