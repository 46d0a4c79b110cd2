package dev.docent.provider;

import dev.docent.sse.SseEvent;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Cuts the body of a response into records; {@link Framing} makes them. One thread at a time. */
interface Records {
    /** Takes the next bytes, cut anywhere. Call {@link #next} until it returns null before you use the buffer for something else. */
    void feed(ByteBuffer bytes);

    /** Ends the body: what is left is the last record. */
    void end();

    /**
     * Returns the next complete record, or null if there is none. A record without a type has the type {@code message}, as an event has.
     *
     * @throws RecordLimitException if a record is longer than the limit
     */
    @Nullable
    SseEvent next();
}
