package dev.docent.format.pdf;

import java.io.Serial;

/** Says that a file costs more than one of the {@link PdfLimits}. Unchecked, because PDFBox logs checked ones and goes on. */
final class OverLimitException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** @param reason what there is too much of, as the end of a sentence */
    OverLimitException(String reason) {
        super(reason);
    }
}
