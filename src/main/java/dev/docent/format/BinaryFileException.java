package dev.docent.format;

import java.io.Serial;

/** Says that a file is binary although its name says text. This is not a failure: the file is left out. */
public final class BinaryFileException extends ParseException {
    @Serial
    private static final long serialVersionUID = 1L;

    BinaryFileException() {
        super("a binary file in spite of its name");
    }
}
