/** Reads texts, presentations and spreadsheets of OpenDocument. Start at {@link dev.docent.format.opendocument.OpenDocumentParser}. */
@NullMarked
package dev.docent.format.opendocument;

import org.jspecify.annotations.NullMarked;
