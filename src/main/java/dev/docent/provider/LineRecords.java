package dev.docent.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * The lines of a text in UTF-8 that are not blank, as newline-delimited JSON has them. Lines end with LF or CRLF; the end of
 * the body ends the last one. A byte order mark is passed over.
 */
final class LineRecords implements Records {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Listener listener;
    private final int maxBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean first = true;

    /**
     * Creates a reader.
     *
     * @param maxBytes the longest line, without its end
     */
    LineRecords(Listener listener, int maxBytes) {
        this.listener = listener;
        this.maxBytes = maxBytes;
    }

    @Override
    public void feed(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            if (b == '\n') {
                endLine();
            } else if (line.size() == maxBytes) {
                throw new RecordLimitException("a line is longer than " + maxBytes + " bytes");
            } else {
                line.write(b);
            }
        }
    }

    @Override
    public void end() {
        endLine();
    }

    private void endLine() {
        var text = line.toString(UTF_8);
        line.reset();
        if (first && text.startsWith(BYTE_ORDER_MARK)) {
            text = text.substring(1);
        }
        first = false;
        if (text.isBlank()) {
            listener.onSignOfLife();
        } else {
            listener.onRecord("", text.strip());
        }
    }
}
