package dev.docent.source.git;

import java.io.IOException;
import java.io.Serial;

/** Says that a pack would leave too little space on the disk. */
final class FullDiskException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    FullDiskException() {
        super("the disk is almost full");
    }
}
