package dev.docent.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks through one JSON value from its beginning to its end and stores nothing, for JSON that comes with every token.
 * Values that are not read are skipped, but checked. One thread at a time.
 *
 * <pre>{@code
 * JsonScanner.scan("{\"usage\":{\"total\":3},\"x\":[]}", json -> {
 *     for (var name : json.fields()) {
 *         if (name.equals("usage")) {
 *             for (var count : json.fields()) {
 *                 System.out.println(count + " " + json.integer());   // total Optional[3]
 *             }
 *         }
 *     }
 * });
 * }</pre>
 */
public final class JsonScanner {
    /** A parser has a dozen objects, more than most texts create, so parsers wait here for the next text. */
    private static final BlockingQueue<JsonScanner> IDLE = new ArrayBlockingQueue<>(16);

    /** The number of texts after which a parser is not used again, because it remembers the name of every field. */
    private static final int MAX_TEXTS = 1000;

    /** The characters of a text after which a parser is not used again either, because it keeps what it read: 8 Ki. */
    private static final int LONG_TEXT = 8 * 1024;

    private final TextReader text = new TextReader();
    private final JsonParser parser = Json.parser(text);
    private int texts;

    private JsonScanner() {}

    /**
     * Reads one value.
     *
     * @param onValue called once, at the value
     * @throws JsonException if the text is not exactly one JSON value, or exceeds the limits of {@link Json}; the part before
     *     may have been read
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
        var root = parser.getParsingContext();
        if (advance() == null) {
            throw new JsonException("not a JSON value: empty");
        }
        onValue.accept(this);
        passOver(root);
        if (moreFollows()) {
            throw new JsonException("not a single JSON value: more text follows it");
        }
    }

    /** Looks past the parser, because the parser would take the end of the text for the end of its input. */
    private boolean moreFollows() {
        return read(() -> {
            parser.finishToken();
            return !text.isBlankAfter(parser);
        });
    }

    private boolean canGoOn() {
        return !text.endFound() && texts < MAX_TEXTS && text.value().length() <= LONG_TEXT;
    }

    private void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw withoutIo(e);
        }
    }

    /**
     * Returns the names of the fields of this object; none if this is not an object. During an iteration, this scanner is at the value
     * of the field. Iterate once.
     */
    public Iterable<String> fields() {
        return parser.currentToken() == JsonToken.START_OBJECT ? new Fields() : List.of();
    }

    /** Returns this scanner at each element of this array; not at all if this is not an array. Iterate once. */
    public Iterable<JsonScanner> elements() {
        return parser.currentToken() == JsonToken.START_ARRAY ? new Elements() : List.of();
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

    /** Moves to the end of the current value, back into its parent. */
    private void passOver(JsonStreamContext parent) {
        while (parser.getParsingContext() != parent) {
            advance();
        }
    }

    private @Nullable JsonToken advance() {
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

    /** The parser counts lines and columns across texts. A new parser says where the fault is in this text. */
    private JsonException refused(JsonProcessingException fault) {
        try {
            Json.parse(text.value());
        } catch (JsonException e) {
            return e;
        }
        return new JsonException(fault);
    }

    private static AssertionError withoutIo(IOException e) {
        return new AssertionError("A string is read without I/O.", e);
    }

    /** The children of the current value, each read when it is requested. */
    @SuppressWarnings("IterableAndIterator") // Made for each object of each token, and iterated once.
    private abstract class Children<T> implements Iterable<T>, Iterator<T> {
        private final JsonStreamContext parent = parser.getParsingContext();
        private @Nullable T next;
        private boolean ended;

        /** Moves to the next child; null if there is no other. */
        abstract @Nullable T move();

        @Override
        public Iterator<T> iterator() {
            return this;
        }

        @Override
        public boolean hasNext() {
            if (next == null && !ended) {
                passOver(parent);
                next = move();
                ended = next == null;
            }
            return next != null;
        }

        @Override
        public T next() {
            var child = hasNext() ? next : null;
            if (child == null) {
                throw new NoSuchElementException();
            }
            next = null;
            return child;
        }
    }

    private final class Fields extends Children<String> {
        @Override
        @Nullable
        String move() {
            var name = read(parser::nextFieldName);
            if (name != null) {
                advance();
            }
            return name;
        }
    }

    private final class Elements extends Children<JsonScanner> {
        @Override
        @Nullable
        JsonScanner move() {
            return advance() == JsonToken.END_ARRAY ? null : JsonScanner.this;
        }
    }

    /** A step of the parser. */
    private interface Step<T extends @Nullable Object> {
        T take() throws IOException;
    }
}
