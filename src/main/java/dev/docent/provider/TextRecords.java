package dev.docent.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.docent.sse.SseEvent;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;

/** A plain text in UTF-8: each piece that arrives is a record, cut between characters. Malformed bytes become U+FFFD. */
final class TextRecords implements Records {
    private final CharsetDecoder decoder = UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);

    /** The first bytes of an incomplete character. */
    private ByteBuffer held = ByteBuffer.allocate(0);

    private String piece = "";

    @Override
    public void feed(ByteBuffer bytes) {
        piece = decode(bytes, false);
    }

    @Override
    public void end() {
        piece = decode(ByteBuffer.allocate(0), true);
    }

    @Override
    public @Nullable SseEvent next() {
        var next = piece;
        piece = "";
        return next.isEmpty() ? null : Framing.record(next);
    }

    private String decode(ByteBuffer bytes, boolean atEnd) {
        var joined = ByteBuffer.allocate(held.remaining() + bytes.remaining());
        joined.put(held).put(bytes).flip();
        var text = CharBuffer.allocate(joined.remaining() + 2);
        decoder.decode(joined, text, atEnd);
        if (atEnd) {
            decoder.flush(text);
        }
        held = joined;
        return text.flip().toString();
    }
}
