/** Parses PDF with PDFBox. Start at {@link dev.docent.format.pdf.PdfParser}. */
@NullMarked
package dev.docent.format.pdf;

import org.jspecify.annotations.NullMarked;
