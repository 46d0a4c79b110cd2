package dev.docent.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;

/** Gives a parser one text after the other. One thread at a time. */
final class TextReader extends Reader {
    private final Rest rest = new Rest(); // Kept, because a writer has a buffer.
    private String value = "";
    private int at;
    private boolean endFound;

    /** Begins the next text. */
    void begin(String next) {
        value = next;
        at = 0;
    }

    /** Returns the text that is being read. */
    String value() {
        return value;
    }

    /** Returns whether the parser has reached the end of a text, which it then takes for the end of its input. */
    boolean endFound() {
        return endFound;
    }

    /** Returns whether only white space follows what the parser has read. */
    boolean isBlankAfter(JsonParser parser) throws IOException {
        rest.isBlank = true;
        parser.releaseBuffered(rest);
        rest.write(value, at, value.length() - at);
        return rest.isBlank;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        int count = Math.min(length, value.length() - at);
        if (count == 0) {
            endFound = true;
            return -1;
        }
        value.getChars(at, at + count, buffer, offset);
        at += count;
        return count;
    }

    @Override
    public void close() {}

    private static final class Rest extends Writer {
        private boolean isBlank;

        @Override
        public void write(char[] buffer, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                // RFC 8259, 2: ws = *( %x20 / %x09 / %x0A / %x0D )
                isBlank &= buffer[i] == ' ' || buffer[i] == '\t' || buffer[i] == '\n' || buffer[i] == '\r';
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
