/** The places that documents are read from: folders, and the guide that travels with the program. Start at {@link dev.docent.ingest.source.Sources}. */
@NullMarked
package dev.docent.ingest.source;

import org.jspecify.annotations.NullMarked;
