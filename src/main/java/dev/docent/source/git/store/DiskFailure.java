package dev.docent.source.git.store;

import java.io.IOException;
import java.io.Serial;

/** Says that the system failed while a pack was read. So nothing is known about the pack: it may be as it should be. */
public final class DiskFailure extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** @param failure what the system says; its message is this one's */
    public DiskFailure(IOException failure) {
        super(failure.getMessage(), failure);
    }
}
