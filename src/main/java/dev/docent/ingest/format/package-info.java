/** The one list of all formats. Start at {@link dev.docent.ingest.format.Formats}. */
@NullMarked
package dev.docent.ingest.format;

import org.jspecify.annotations.NullMarked;
