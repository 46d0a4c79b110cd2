package dev.docent.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;

/**
 * Builds the bytes of an event stream. One thread at a time.
 *
 * <pre>{@code
 * byte[] bytes = new SseWriter().type("status").id("7").data("{}").end().toBytes();
 * }</pre>
 */
public final class SseWriter {
    private final StringBuilder text = new StringBuilder(128);

    /** Names the type of the event; without it the event is a {@code message}. */
    public SseWriter type(String type) {
        return field("event", requireOneLine("type", type));
    }

    /** Sets the id that a reader reconnects with. It must not contain a line break or NUL. */
    public SseWriter id(String id) {
        if (id.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("id (" + id.replace('\0', '\u2400') + ") must not contain NUL");
        }
        return field("id", requireOneLine("id", id));
    }

    /** Requests that the reader waits this long before a reconnection. */
    public SseWriter retry(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay (" + delay + ") must not be negative");
        }
        return field("retry", Long.toString(delay.toMillis()));
    }

    /** Adds data. Each line becomes one {@code data:} line, whatever ends it. The reader gets {@code \n} between them. */
    public SseWriter data(String data) {
        return lines("data: ", data);
    }

    /** Adds a comment, which readers ignore. */
    public SseWriter comment(String comment) {
        return lines(": ", comment);
    }

    /** Ends the event, or the block of comments. */
    public SseWriter end() {
        text.append('\n');
        return this;
    }

    /** Returns what was written, as UTF-8. */
    public byte[] toBytes() {
        return text.toString().getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private SseWriter field(String name, String value) {
        text.append(name).append(": ").append(value).append('\n');
        return this;
    }

    private SseWriter lines(String start, String value) {
        int lineStart = 0;
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if (c != '\n' && c != '\r') {
                continue;
            }
            text.append(start).append(value, lineStart, at).append('\n');
            if (c == '\r' && at + 1 < value.length() && value.charAt(at + 1) == '\n') {
                at++;
            }
            lineStart = at + 1;
        }
        text.append(start).append(value, lineStart, value.length()).append('\n');
        return this;
    }

    private static String requireOneLine(String what, String value) {
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            throw new IllegalArgumentException(what + " ("
                    + value.replace('\n', '\u2424').replace('\r', '\u240D') + ") must not contain a line break");
        }
        return value;
    }
}
