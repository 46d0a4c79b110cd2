package dev.docent.format;

import java.io.Serial;

/** Says that a file whose name promises text is none. That is no failure: the file is left out. */
public final class BinaryFileException extends ParseException {
    @Serial
    private static final long serialVersionUID = 1L;

    BinaryFileException() {
        super("a binary file in spite of its name");
    }
}
