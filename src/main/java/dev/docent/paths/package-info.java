/** Paths of files with all the letters in their names. Start at {@link dev.docent.paths.PathText}. */
@NullMarked
package dev.docent.paths;

import org.jspecify.annotations.NullMarked;
