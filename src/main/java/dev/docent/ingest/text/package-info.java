/** Reads plain text and its light markup. Start at {@link dev.docent.ingest.text.TextParser}. */
@NullMarked
package dev.docent.ingest.text;

import org.jspecify.annotations.NullMarked;
