package dev.docent.source.git.store;

import java.io.IOException;
import java.io.Serial;

/** Says that a pack would leave too little space on the disk. */
public final class FullDiskException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    FullDiskException() {
        super("the disk is almost full");
    }
}
