package dev.docent.journal;

import dev.docent.json.Json;
import dev.docent.json.JsonException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Converts frames to text and back: on the wire, in memory, in the database and in a replay. There is no other way.
 * Thread-safe.
 *
 * <p>A frame is a record of a sealed interface. Its text is the name of its {@link Event} and the JSON object of its components.
 * So a new event is one more record, and everything that carries frames carries it.
 *
 * <p>Many frames are packed into lines: the name, a space, the JSON. Consecutive {@linkplain Delta deltas} of one kind share a
 * line: their texts, escaped as in JSON, are separated by tabs, so each costs one more character.
 *
 * <pre>{@code
 * start {"answer":"a1","conversation":"c1","model":"quotes"}
 *  Press→ the→ button.\n→Then
 * done {"finish":"stop","length":23,"sha256":"…","timing":{}}
 * }</pre>
 *
 * @param <F> the sealed interface
 */
public final class FrameCodec<F> {
    private static final char LINE_END = '\n';
    private static final char NAME_END = ' ';
    private static final char NEXT_DELTA = '\t';

    private final String frames;
    private final Map<Class<?>, Kind<F>> byType = new LinkedHashMap<>();
    private final Map<String, Kind<F>> byEvent = new LinkedHashMap<>();

    /**
     * A permitted record.
     *
     * @param ofText creates a delta from its text; null for other frames
     */
    private record Kind<F>(
            String event,
            boolean last,
            Class<? extends Record> type,
            @Nullable Function<String, F> ofText) {}

    private FrameCodec(Class<F> frames) {
        this.frames = frames.getSimpleName();
        var records = frames.getPermittedSubclasses();
        if (records == null) {
            throw new IllegalArgumentException(frames.getName() + " must be a sealed interface of records");
        }
        Arrays.stream(records).forEach(this::add);
    }

    /**
     * Returns the codec of a sealed interface.
     *
     * @throws IllegalArgumentException if a class that it permits is not a record, has no {@link Event}, has the same one
     *     as another class, or is a delta that ends a journal
     */
    public static <F> FrameCodec<F> of(Class<F> frames) {
        return new FrameCodec<>(frames);
    }

    private void add(Class<?> type) {
        var event = type.getAnnotation(Event.class);
        if (!type.isRecord() || event == null) {
            throw new IllegalArgumentException(type.getName() + " must be a record with the annotation @Event");
        }
        if (event.last() && Delta.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException(type.getName() + " must not end a journal, because it is a delta");
        }
        var kind = new Kind<F>(
                event.value(),
                event.last(),
                type.asSubclass(Record.class),
                Delta.class.isAssignableFrom(type) ? ofText(type) : null);
        byType.put(type, kind);
        if (byEvent.put(kind.event(), kind) != null) {
            throw new IllegalArgumentException("Two frames of " + frames + " are named \"" + kind.event() + "\"");
        }
    }

    /** Returns the constructor of a delta. */
    @SuppressWarnings("unchecked") // The types that a sealed interface permits are of its type.
    private static <F> Function<String, F> ofText(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor(String.class);
            constructor.setAccessible(true);
            return text -> {
                try {
                    return (F) constructor.newInstance(text);
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError("a delta takes any text", e);
                }
            };
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type.getName() + " must have the one component \"text\"", e);
        }
    }

    /** Returns the type of the event on the wire; empty for the one that travels without a type. */
    public String event(F frame) {
        return kindOf(frame).event();
    }

    /** Returns whether a frame ends its journal. */
    public boolean isLast(F frame) {
        // Nearly all frames are deltas, so nothing is looked up for them.
        return !(frame instanceof Delta) && kindOf(frame).last();
    }

    /** Returns the JSON object of a frame, on one line. */
    public String data(F frame) {
        // Nearly all frames are deltas, so no reflection and no tree for them.
        return frame instanceof Delta delta ? "{\"text\":" + Json.quote(delta.text()) + "}" : Json.write(frame);
    }

    /** Returns frames as one text, which has no line break at its end. */
    public String pack(List<? extends F> all) {
        var packed = new StringBuilder();
        Class<?> before = null;
        for (F frame : all) {
            var kind = kindOf(frame);
            if (frame instanceof Delta delta) {
                Escapes.append(
                        delta.text(), frame.getClass() == before ? packed.append(NEXT_DELTA) : beginLine(packed, kind));
            } else {
                beginLine(packed, kind).append(Escapes.withoutHalves(Json.write(frame)));
            }
            before = frame.getClass();
        }
        return packed.toString();
    }

    private static StringBuilder beginLine(StringBuilder packed, Kind<?> kind) {
        if (!packed.isEmpty()) {
            packed.append(LINE_END);
        }
        return packed.append(kind.event()).append(NAME_END);
    }

    /**
     * Returns the frames that were packed, in their order.
     *
     * @throws FrameException if the text names an event that does not exist
     * @throws JsonException if the text is not packed frames
     */
    public List<F> unpack(String packed) {
        var all = new ArrayList<F>();
        for (int at = 0; at < packed.length(); ) {
            int end = endOf(packed, LINE_END, at);
            unpackLine(packed.substring(at, end), all);
            at = end + 1;
        }
        return all;
    }

    private void unpackLine(String line, List<F> all) {
        int nameEnd = endOf(line, NAME_END, 0);
        var kind = kindOf(line.substring(0, nameEnd));
        var ofText = kind.ofText();
        if (ofText == null) {
            all.add(frame(kind, line.substring(nameEnd)));
            return;
        }
        for (int at = nameEnd + 1; at <= line.length(); ) {
            int end = endOf(line, NEXT_DELTA, at);
            all.add(ofText.apply(Escapes.text(line.substring(at, end))));
            at = end + 1;
        }
    }

    private static int endOf(String text, char mark, int from) {
        int end = text.indexOf(mark, from);
        return end < 0 ? text.length() : end;
    }

    private Kind<F> kindOf(F frame) {
        var kind = byType.get(frame.getClass());
        if (kind == null) {
            throw new AssertionError(frame.getClass() + " is not permitted by the sealed interface");
        }
        return kind;
    }

    private Kind<F> kindOf(String event) {
        var kind = byEvent.get(event);
        if (kind == null) {
            throw new FrameException("There is no event \"" + event + "\" of " + frames
                    + ". The text was written by another version of Docent.");
        }
        return kind;
    }

    @SuppressWarnings("unchecked") // The types that a sealed interface permits are of its type.
    private F frame(Kind<F> kind, String data) {
        return (F) Json.read(data, kind.type());
    }
}
