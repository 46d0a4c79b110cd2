package dev.docent.sse;

import java.io.Serial;

/** Says that an event is larger than the {@link SseParser} was told to read. The parser cannot be used afterwards. */
public final class SseLimitException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    SseLimitException(int maxEventBytes) {
        super("an event of the stream is larger than " + maxEventBytes + " bytes");
    }
}
