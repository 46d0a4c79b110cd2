package dev.docent.sse;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The fields of the event that is being read. One thread at a time. */
final class SseFields {
    private final SseListener listener;

    private String type = "";
    private String idBuffer;
    private @Nullable String data;
    private @Nullable StringBuilder longData; // Takes over from data with the second line.
    private long dataBytes;

    private String lastEventId;

    SseFields(SseListener listener, String lastEventId) {
        this.listener = listener;
        this.lastEventId = lastEventId;
        this.idBuffer = lastEventId;
    }

    /** Returns the last id of a complete block, empty if there is no id. */
    String lastEventId() {
        return lastEventId;
    }

    /** Returns the number of bytes in the data lines so far. */
    long dataBytes() {
        return dataBytes;
    }

    /** Reads a line that is not empty. */
    void read(byte[] bytes, int start, int end) {
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

    /** Reads a blank line, and returns the event that it ends; null if the block has no data. */
    // spec: the id is valid from the blank line on, even if the block has no data and so no event
    @Nullable
    SseEvent dispatch() {
        lastEventId = idBuffer;
        var text = longData == null ? data : longData.toString();
        var eventType = type.isEmpty() ? "message" : type;
        type = "";
        data = null;
        longData = null;
        dataBytes = 0;
        return text == null ? null : new SseEvent(eventType, text, lastEventId);
    }
}
