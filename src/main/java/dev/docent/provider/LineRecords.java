package dev.docent.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.docent.sse.SseEvent;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text in UTF-8, as in newline-delimited JSON. A blank line is an empty record. Lines end with LF or CRLF, the last one
 * with the body. A byte order mark is ignored.
 */
final class LineRecords implements Records {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final int maxBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private boolean first = true;
    private boolean lastIsOpen;

    /**
     * Creates a reader.
     *
     * @param maxBytes the longest line, without its end
     */
    LineRecords(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public void feed(ByteBuffer next) {
        bytes = next;
    }

    @Override
    public void end() {
        lastIsOpen = true;
    }

    @Override
    public @Nullable SseEvent next() {
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            if (b == '\n') {
                return takeLine();
            }
            if (line.size() == maxBytes) {
                throw new RecordLimitException("a line is longer than " + maxBytes + " bytes");
            }
            line.write(b);
        }
        if (!lastIsOpen) {
            return null;
        }
        lastIsOpen = false;
        return takeLine();
    }

    private SseEvent takeLine() {
        var text = line.toString(UTF_8);
        line.reset();
        boolean marked = first && text.startsWith(BYTE_ORDER_MARK);
        first = false;
        return Framing.record((marked ? text.substring(1) : text).strip());
    }
}
