/** Finds the declarations of source code, one scanner per family of languages. Start at {@link dev.docent.format.code.CodeParsers}. */
@NullMarked
package dev.docent.format.code;

import org.jspecify.annotations.NullMarked;
