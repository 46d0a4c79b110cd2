package dev.docent.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks through one JSON value from its beginning to its end and keeps nothing: for what comes with every token. What nobody
 * asks for is passed over, but checked. One thread at a time.
 *
 * <pre>{@code
 * JsonScanner.scan("{\"usage\":{\"total\":3},\"x\":[]}", json -> json.fields(name -> {
 *     if (name.equals("usage")) {
 *         json.fields(count -> System.out.println(count + " " + json.integer()));   // total Optional[3]
 *     }
 * }));
 * }</pre>
 */
public final class JsonScanner {
    /** A parser is a dozen objects, more than most texts make: those who have read a text wait here for the next. */
    private static final BlockingQueue<JsonScanner> IDLE = new ArrayBlockingQueue<>(16);

    /** The texts after which a parser is not used again, for it remembers the name of every field. */
    private static final int MAX_TEXTS = 1000;

    /** The characters of a text after which a parser is not used again either, for it holds on to what it read: 8 Ki. */
    private static final int LONG_TEXT = 8 * 1024;

    private final OneText text = new OneText();
    private final JsonParser parser = Json.parser(text);
    private final Rest rest = new Rest();
    private int texts;

    private JsonScanner() {}

    /**
     * Reads one value.
     *
     * @param onValue called once, at the value
     * @throws JsonException if the text is not exactly one JSON value, or beyond the limits of {@link Json}; the callbacks may
     *     have heard the part before
     */
    public static void scan(String text, Consumer<JsonScanner> onValue) {
        var idle = IDLE.poll();
        var scanner = idle == null ? new JsonScanner() : idle;
        boolean kept = false;
        try {
            scanner.scanNext(text, onValue);
            kept = scanner.canGoOn() && IDLE.offer(scanner);
        } finally {
            if (!kept) {
                scanner.close();
            }
        }
    }

    private void scanNext(String next, Consumer<JsonScanner> onValue) {
        texts++;
        text.begin(next);
        rest.isBlank = true;
        if (next() == null) {
            throw new JsonException("not a JSON value: empty");
        }
        onValue.accept(this);
        passOver();
        if (moreFollows()) {
            throw new JsonException("not a JSON value: more follows it");
        }
    }

    /** Looks past the parser: asked for more, it would find the end of the text, and that would be its own. */
    private boolean moreFollows() {
        return read(() -> {
            parser.finishToken();
            parser.releaseBuffered(rest);
            text.copyRest(rest);
            return !rest.isBlank;
        });
    }

    private boolean canGoOn() {
        return !text.endFound && texts < MAX_TEXTS && text.value.length() <= LONG_TEXT;
    }

    private void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw withoutIo(e);
        }
    }

    /** Calls back with the name of each field of this object, at its value; not at all if this is no object. */
    public void fields(Consumer<String> onField) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        for (var name = nextName(); name != null; name = nextName()) {
            next();
            onField.accept(name);
            passOver();
        }
    }

    /** Calls back at each element of this array; not at all if this is no array. */
    public void elements(Runnable onElement) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return;
        }
        while (next() != JsonToken.END_ARRAY) {
            onElement.run();
            passOver();
        }
    }

    /** Returns this string. */
    public Optional<String> text() {
        return parser.currentToken() == JsonToken.VALUE_STRING ? Optional.of(read(parser::getText)) : Optional.empty();
    }

    /** Returns this number, if it is whole and fits into a long. */
    public Optional<Long> integer() {
        boolean fits = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && read(parser::getNumberType) != JsonParser.NumberType.BIG_INTEGER;
        return fits ? Optional.of(read(parser::getLongValue)) : Optional.empty();
    }

    /** Returns whether this is null. */
    public boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /** Returns whether this says nothing: null, false or an empty string. */
    public boolean isNothing() {
        return isNull()
                || parser.currentToken() == JsonToken.VALUE_FALSE
                || text().filter(String::isEmpty).isPresent();
    }

    /** Moves to the end of this value, if nobody has. */
    private void passOver() {
        read(parser::skipChildren);
    }

    private @Nullable String nextName() {
        return read(parser::nextFieldName);
    }

    private @Nullable JsonToken next() {
        return read(parser::nextToken);
    }

    private <T extends @Nullable Object> T read(Step<T> step) {
        try {
            return step.take();
        } catch (JsonProcessingException e) {
            throw refused(e);
        } catch (IOException e) {
            throw withoutIo(e);
        }
    }

    /** The parser counts lines and columns on from text to text; one that is new says where the fault is in this one. */
    private JsonException refused(JsonProcessingException fault) {
        try {
            Json.parse(text.value);
        } catch (JsonException e) {
            return e;
        }
        return new JsonException(fault);
    }

    private static AssertionError withoutIo(IOException e) {
        return new AssertionError("A string is read without I/O.", e);
    }

    /** What the parser does next. */
    private interface Step<T extends @Nullable Object> {
        T take() throws IOException;
    }

    /** Hands the parser one text after the other. */
    private static final class OneText extends Reader {
        private String value = "";
        private int at;
        private boolean endFound;

        void begin(String next) {
            value = next;
            at = 0;
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

        void copyRest(Rest into) throws IOException {
            into.write(value, at, value.length() - at);
        }

        @Override
        public void close() {}
    }

    /** What the parser has not read when the value is over. */
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
