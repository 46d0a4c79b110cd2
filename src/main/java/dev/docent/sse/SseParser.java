package dev.docent.sse;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event stream from bytes that may be cut anywhere: inside a character, a line end or a field. Time is linear in
 * the bytes. One thread at a time.
 *
 * <pre>{@code
 * var parser = new SseParser(event -> System.out.println(event.data()));
 * parser.feed(ByteBuffer.wrap(bytes));   // as often as bytes come
 * parser.end();
 * }</pre>
 *
 * <p>Lines are cut from bytes and decoded afterwards, one by one: no byte of a longer character equals a line end, and a
 * line end also ends a malformed character, so the text is the same as if the whole stream had been decoded first.
 */
public final class SseParser {
    /**
     * The default limit for one event, in bytes of its data and of the line being read: 16 Mi. Beyond it {@link #feed}
     * throws an {@link SseLimitException}.
     */
    public static final int DEFAULT_MAX_EVENT_BYTES = 16 * 1024 * 1024;

    /** What happens to an event that the end of the stream finds without its blank line. */
    public enum AtEnd {
        /** It is dropped, as the standard demands: it may be a part of itself, and a reconnection brings it again. */
        DROP,
        /** It is delivered: some providers end their stream right after the last line. */
        DELIVER
    }

    private static final int SMALL_LINE = 8 * 1024;

    // Configuration.
    private final SseListener listener;
    private final int maxEventBytes;
    private final AtEnd atEnd;

    // The line being read, as far as it lay in earlier buffers.
    private byte[] line = new byte[256];
    private int lineLength;
    private boolean lastWasCarriageReturn;
    private boolean firstLine = true;

    // The event being read.
    private String type = "";
    private String idBuffer;
    private @Nullable String data;
    private @Nullable StringBuilder longData; // Takes over from data with the second line.
    private long dataBytes;

    private String lastEventId;

    /** Creates a parser that keeps to the standard and has the default limit. */
    public SseParser(SseListener listener) {
        this(listener, DEFAULT_MAX_EVENT_BYTES, AtEnd.DROP, "");
    }

    /**
     * Creates a parser.
     *
     * @param maxEventBytes the limit for one event, see {@link #DEFAULT_MAX_EVENT_BYTES}
     * @param lastEventId the last id of the stream that this one continues, or empty
     */
    public SseParser(SseListener listener, int maxEventBytes, AtEnd atEnd, String lastEventId) {
        if (maxEventBytes < 1) {
            throw new IllegalArgumentException("maxEventBytes (" + maxEventBytes + ") must be positive");
        }
        this.listener = listener;
        this.maxEventBytes = maxEventBytes;
        this.atEnd = atEnd;
        this.lastEventId = lastEventId;
        this.idBuffer = lastEventId;
    }

    /** Returns the id to reconnect with: the last one that the stream set in a completed block, empty when none. */
    public String lastEventId() {
        return lastEventId;
    }

    /** Reads the next bytes, up to the buffer's limit. */
    public void feed(ByteBuffer bytes) {
        if (bytes.hasArray()) {
            feed(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            bytes.position(bytes.limit());
        } else {
            var copy = new byte[bytes.remaining()];
            bytes.get(copy);
            feed(copy, 0, copy.length);
        }
    }

    /** Reads the next bytes. */
    public void feed(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int lineStart = offset;
        for (int at = offset; at < end; at++) {
            byte b = bytes[at];
            if (b != '\n' && b != '\r') {
                lastWasCarriageReturn = false;
                continue;
            }
            if (b == '\n' && lastWasCarriageReturn) {
                lineStart = at + 1; // The second half of a CRLF ends nothing.
            } else {
                endLine(bytes, lineStart, at);
                lineStart = at + 1;
            }
            lastWasCarriageReturn = b == '\r';
        }
        keep(bytes, lineStart, end);
    }

    /** Ends the stream. Nothing may be fed afterwards. */
    public void end() {
        if (atEnd == AtEnd.DROP) {
            return;
        }
        if (lineLength > 0) {
            endLine(line, 0, 0);
        }
        dispatch();
    }

    private void endLine(byte[] bytes, int start, int end) {
        if (lineLength == 0) {
            checkSize(end - start);
            readFirst(bytes, start, end);
            return;
        }
        keep(bytes, start, end);
        int length = lineLength;
        lineLength = 0;
        readFirst(line, 0, length);
        if (line.length > SMALL_LINE) {
            line = new byte[SMALL_LINE];
        }
    }

    private void keep(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length == 0) {
            return;
        }
        checkSize((long) lineLength + length);
        if (lineLength + length > line.length) {
            line = Arrays.copyOf(line, Math.max(line.length * 2, lineLength + length));
        }
        System.arraycopy(bytes, start, line, lineLength, length);
        lineLength += length;
    }

    private void checkSize(long lineBytes) {
        if (lineBytes + dataBytes > maxEventBytes) {
            throw new SseLimitException(maxEventBytes);
        }
    }

    // spec: stream = [ bom ] *event
    private void readFirst(byte[] bytes, int start, int end) {
        boolean marked = firstLine
                && end - start >= 3
                && bytes[start] == (byte) 0xEF
                && bytes[start + 1] == (byte) 0xBB
                && bytes[start + 2] == (byte) 0xBF;
        firstLine = false;
        readLine(bytes, marked ? start + 3 : start, end);
    }

    private void readLine(byte[] bytes, int start, int end) {
        if (start == end) {
            dispatch();
            return;
        }
        int colon = start;
        while (colon < end && bytes[colon] != ':') {
            colon++;
        }
        int valueStart = Math.min(colon + 1, end);
        // spec: if value starts with a U+0020 SPACE character, remove it
        if (valueStart < end && bytes[valueStart] == ' ') {
            valueStart++;
        }
        if (colon == start) {
            listener.onComment(Utf8.decode(bytes, valueStart, end - valueStart));
        } else if (isName(bytes, start, colon, "data")) {
            addData(Utf8.decode(bytes, valueStart, end - valueStart), end - start);
        } else if (isName(bytes, start, colon, "event")) {
            type = Utf8.decode(bytes, valueStart, end - valueStart);
        } else if (isName(bytes, start, colon, "id")) {
            setId(Utf8.decode(bytes, valueStart, end - valueStart));
        } else if (isName(bytes, start, colon, "retry")) {
            setRetry(Utf8.decode(bytes, valueStart, end - valueStart));
        } else {
            listener.onOther(Utf8.decode(bytes, start, end - start));
        }
    }

    private static boolean isName(byte[] bytes, int start, int end, String name) {
        if (end - start != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (bytes[start + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void addData(String value, int bytes) {
        dataBytes += bytes;
        if (data == null) {
            data = value;
            return;
        }
        if (longData == null) {
            longData = new StringBuilder(data);
        }
        longData.append('\n').append(value);
    }

    // spec: if the field value does not contain U+0000 NULL, then set the last event ID buffer
    private void setId(String value) {
        if (value.indexOf('\0') < 0) {
            idBuffer = value;
        }
    }

    // spec: if the field value consists of only ASCII digits; a number beyond 18 digits is no delay anybody means
    private void setRetry(String value) {
        boolean digits = value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (digits && !value.isEmpty() && value.length() <= 18) {
            listener.onRetry(Duration.ofMillis(Long.parseLong(value)));
        }
    }

    // spec: the id counts from the blank line on, also when the block holds no data and so makes no event
    private void dispatch() {
        lastEventId = idBuffer;
        var text = longData == null ? data : longData.toString();
        var eventType = type.isEmpty() ? "message" : type;
        type = "";
        data = null;
        longData = null;
        dataBytes = 0;
        if (text != null) {
            listener.onEvent(new SseEvent(eventType, text, lastEventId));
        }
    }
}
