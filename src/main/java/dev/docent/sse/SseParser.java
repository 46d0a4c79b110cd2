package dev.docent.sse;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event stream from bytes that may be cut anywhere: inside a character, a line end or a field. Time is linear in
 * the bytes. One thread at a time.
 *
 * <pre>{@code
 * var parser = new SseParser(listener, SseParser.DEFAULT_MAX_EVENT_BYTES, SseParser.AtEnd.DROP, "");
 * for (var event : parser.feed(ByteBuffer.wrap(bytes))) {   // as often as bytes come
 *     System.out.println(event.data());
 * }
 * }</pre>
 *
 * <p>Lines are cut from bytes and decoded afterwards, one by one: no byte of a longer character equals a line end, and a
 * line end also ends a malformed character, so the text is the same as if the whole stream had been decoded first.
 */
public final class SseParser {
    /**
     * The default limit for one event, in bytes of its data and of the current line: 16 Mi. Beyond that, reading throws
     * an {@link SseLimitException}.
     */
    public static final int DEFAULT_MAX_EVENT_BYTES = 16 * 1024 * 1024;

    /** What happens to an event without its blank line at the end of the stream. */
    public enum AtEnd {
        /** It is dropped, as the standard requires: it may be incomplete, and a reconnection repeats it. */
        DROP,
        /** It is delivered: some providers end their stream right after the last line. */
        DELIVER
    }

    private static final int SMALL_LINE = 8 * 1024;
    private static final byte[] NO_BYTES = {};

    // Configuration.
    private final int maxEventBytes;
    private final AtEnd atEnd;

    // The bytes of the last feed that have not been read.
    private byte[] fed = NO_BYTES;
    private int at;
    private int end;

    // The part of the current line that was in earlier buffers.
    private byte[] line = new byte[256];
    private int lineLength;
    private boolean lastWasCarriageReturn;
    private boolean firstLine = true;

    private final SseFields fields;
    private final Iterable<SseEvent> events = Events::new;

    /**
     * Creates a parser.
     *
     * @param listener receives what the stream contains in addition to events
     * @param maxEventBytes the limit for one event, see {@link #DEFAULT_MAX_EVENT_BYTES}
     * @param lastEventId the last id of the stream that this one continues, or empty
     */
    public SseParser(SseListener listener, int maxEventBytes, AtEnd atEnd, String lastEventId) {
        if (maxEventBytes < 1) {
            throw new IllegalArgumentException("maxEventBytes (" + maxEventBytes + ") must be positive");
        }
        this.fields = new SseFields(listener, lastEventId);
        this.maxEventBytes = maxEventBytes;
        this.atEnd = atEnd;
    }

    /** Returns the id to reconnect with: the last one that the stream set in a completed block; empty if none. */
    public String lastEventId() {
        return fields.lastEventId();
    }

    /** Takes the next bytes, up to the limit of the buffer, and does the same as {@link #feed(byte[], int, int)}. */
    public Iterable<SseEvent> feed(ByteBuffer bytes) {
        int length = bytes.remaining();
        if (bytes.hasArray()) {
            int offset = bytes.arrayOffset() + bytes.position();
            bytes.position(bytes.limit());
            return feed(bytes.array(), offset, length);
        }
        var copy = new byte[length];
        bytes.get(copy);
        return feed(copy, 0, length);
    }

    /**
     * Takes the next bytes and returns the events that they complete. The bytes are read during the iteration, so iterate once and to the
     * end, before the bytes change and before the next call. The iteration may throw an {@link SseLimitException}.
     */
    public Iterable<SseEvent> feed(byte[] bytes, int offset, int length) {
        fed = bytes;
        at = offset;
        end = offset + length;
        return events;
    }

    /** Ends the stream, and returns the event that has no blank line if {@link AtEnd} says so. Feed nothing afterwards. */
    public Optional<SseEvent> end() {
        if (atEnd == AtEnd.DROP) {
            return Optional.empty();
        }
        if (lineLength > 0) {
            endLine(line, 0, 0);
        }
        return Optional.ofNullable(fields.dispatch());
    }

    /** The events that the bytes complete, each read when it is requested. */
    private final class Events implements Iterator<SseEvent> {
        private @Nullable SseEvent next;

        @Override
        public boolean hasNext() {
            if (next == null) {
                next = readEvent();
            }
            return next != null;
        }

        @Override
        public SseEvent next() {
            var event = hasNext() ? next : null;
            if (event == null) {
                throw new NoSuchElementException();
            }
            next = null;
            return event;
        }
    }

    /** Reads to the end of the next event. If the bytes end before it, keeps them and returns null. */
    private @Nullable SseEvent readEvent() {
        while (at < end) {
            boolean isSecondHalf = lastWasCarriageReturn && fed[at] == '\n'; // The second half of a CRLF ends nothing.
            int start = isSecondHalf ? at + 1 : at;
            int lineEnd = lineEnd(fed, start, end);
            at = Math.min(lineEnd + 1, end);
            lastWasCarriageReturn = lineEnd < end && fed[lineEnd] == '\r';
            if (lineEnd == end) {
                keep(fed, start, end);
                break;
            }
            var event = endLine(fed, start, lineEnd);
            if (event != null) {
                return event;
            }
        }
        fed = NO_BYTES;
        return null;
    }

    private static int lineEnd(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        return at;
    }

    private @Nullable SseEvent endLine(byte[] bytes, int start, int end) {
        if (lineLength == 0) {
            checkSize(end - start);
            return readFirst(bytes, start, end);
        }
        keep(bytes, start, end);
        int length = lineLength;
        lineLength = 0;
        var event = readFirst(line, 0, length);
        if (line.length > SMALL_LINE) {
            line = new byte[SMALL_LINE];
        }
        return event;
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
        if (lineBytes + fields.dataBytes() > maxEventBytes) {
            throw new SseLimitException(maxEventBytes);
        }
    }

    // spec: stream = [ bom ] *event
    private @Nullable SseEvent readFirst(byte[] bytes, int start, int end) {
        boolean marked = firstLine
                && end - start >= 3
                && bytes[start] == (byte) 0xEF
                && bytes[start + 1] == (byte) 0xBB
                && bytes[start + 2] == (byte) 0xBF;
        firstLine = false;
        int lineStart = marked ? start + 3 : start;
        if (lineStart == end) {
            return fields.dispatch();
        }
        fields.read(bytes, lineStart, end);
        return null;
    }
}
