/** Finds the declarations of source code, one scanner per family of languages. Start at {@link dev.docent.ingest.code.CodeParsers}. */
@NullMarked
package dev.docent.ingest.code;

import org.jspecify.annotations.NullMarked;
