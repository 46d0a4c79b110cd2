package dev.docent.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/** A bare text in UTF-8: each piece that comes is a record, cut between characters. What is malformed becomes U+FFFD. */
final class TextRecords implements Records {
    private final Listener listener;
    private final CharsetDecoder decoder = UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);

    /** The first bytes of a character whose rest has not come. */
    private ByteBuffer held = ByteBuffer.allocate(0);

    TextRecords(Listener listener) {
        this.listener = listener;
    }

    @Override
    public void feed(ByteBuffer bytes) {
        decode(bytes, false);
    }

    @Override
    public void end() {
        decode(ByteBuffer.allocate(0), true);
    }

    private void decode(ByteBuffer bytes, boolean atEnd) {
        var joined = ByteBuffer.allocate(held.remaining() + bytes.remaining());
        joined.put(held).put(bytes).flip();
        var text = CharBuffer.allocate(joined.remaining() + 2);
        decoder.decode(joined, text, atEnd);
        if (atEnd) {
            decoder.flush(text);
        }
        held = joined;
        text.flip();
        if (text.hasRemaining()) {
            listener.onRecord("", text.toString());
        }
    }
}
