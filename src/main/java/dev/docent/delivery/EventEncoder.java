package dev.docent.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.docent.journal.Frame;
import dev.docent.journal.FrameCodec;
import dev.docent.journal.NumberedFrame;
import dev.docent.sse.SseWriter;
import java.util.function.Function;

/** Docent's own form of an event: its type, its number as id, and its data as one line of JSON. Stateless. */
final class EventEncoder<F> implements FrameEncoder<F> {
    private static final byte[] ID = "id: ".getBytes(US_ASCII);
    private static final byte[] TEXT = "\ndata: {\"text\":\"".getBytes(US_ASCII);
    private static final byte[] TEXT_END = "\"}\n\n".getBytes(US_ASCII);

    private final FrameCodec<F> codec;
    private final Function<NumberedFrame<F>, byte[]> encode = this::bytes;

    EventEncoder(FrameCodec<F> codec) {
        this.codec = codec;
    }

    @Override
    public byte[] encode(NumberedFrame<F> frame) {
        return frame.encoded(encode);
    }

    byte[] bytes(NumberedFrame<F> numbered) {
        return numbered.frame() instanceof Frame.Text text && isPlain(text.text())
                ? token(numbered.number(), text.text())
                : anyEvent(numbered);
    }

    /** Returns whether JSON and UTF-8 leave this text as it is. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /** Writes the event of a plain token, which most are, without further objects. */
    @SuppressWarnings("deprecation") // The getBytes below is right for ASCII, and this text is.
    private static byte[] token(int number, String text) {
        int digits = digits(number);
        var bytes = new byte[ID.length + digits + TEXT.length + text.length() + TEXT_END.length];
        System.arraycopy(ID, 0, bytes, 0, ID.length);
        int at = ID.length + digits;
        for (int rest = number, i = at - 1; i >= ID.length; i--, rest /= 10) {
            bytes[i] = (byte) ('0' + rest % 10);
        }
        System.arraycopy(TEXT, 0, bytes, at, TEXT.length);
        at += TEXT.length;
        text.getBytes(0, text.length(), bytes, at);
        System.arraycopy(TEXT_END, 0, bytes, at + text.length(), TEXT_END.length);
        return bytes;
    }

    private static int digits(int number) {
        int digits = 1;
        for (int rest = number; rest > 9; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private byte[] anyEvent(NumberedFrame<F> numbered) {
        var frame = numbered.frame();
        var event = new SseWriter();
        var type = codec.event(frame);
        if (!type.isEmpty()) {
            event.type(type);
        }
        return event.id(Integer.toString(numbered.number()))
                .data(codec.data(frame))
                .end()
                .toBytes();
    }
}
