package dev.docent.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.docent.sse.SseEvent;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A body that is one record. */
final class WholeRecord implements Records {
    private final int maxBytes;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean isWhole;

    WholeRecord(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public void feed(ByteBuffer bytes) {
        if (body.size() + bytes.remaining() > maxBytes) {
            throw new RecordLimitException("the response is longer than " + maxBytes + " bytes");
        }
        var part = new byte[bytes.remaining()];
        bytes.get(part);
        body.writeBytes(part);
    }

    @Override
    public void end() {
        isWhole = true;
    }

    @Override
    public @Nullable SseEvent next() {
        if (!isWhole) {
            return null;
        }
        isWhole = false;
        return Framing.record(body.toString(UTF_8));
    }
}
