package dev.docent.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** A body that is one record, which its end completes. */
final class WholeRecord implements Records {
    private final Listener listener;
    private final int maxBytes;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    WholeRecord(Listener listener, int maxBytes) {
        this.listener = listener;
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
        listener.onRecord("", body.toString(UTF_8));
    }
}
