package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.journal.Frame;
import dev.docent.journal.FrameCodec;
import dev.docent.json.Json;
import dev.docent.testing.Samples;
import dev.docent.web.PassFrame;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every record of a journal. If you add one, this test shows what is missing. */
class EveryFrameTest {
    private static final Path PAGE_OF_EVENTS = Path.of("docs/http-api.md");
    private static final Path REDUCER = Path.of("src/main/webapp/js/page/state/turn.js");

    /** A codec with a record of its sealed interface. */
    private record Kind<F>(FrameCodec<F> codec, Class<? extends F> type) {
        static <F> Stream<Kind<F>> all(FrameCodec<F> codec, Class<F> frames) {
            return Arrays.stream(frames.getPermittedSubclasses())
                    .map(type -> new Kind<>(codec, type.asSubclass(frames)));
        }

        List<F> samples() {
            return List.of(Samples.full(type), Samples.bare(type));
        }

        @Override
        public String toString() {
            return type.getSimpleName();
        }
    }

    static Stream<Kind<?>> kinds() {
        return Stream.concat(Kind.all(Frame.CODEC, Frame.class), Kind.all(PassFrame.CODEC, PassFrame.class));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <F> void travelsAsTheJsonOfItsComponentsOnOneLine(Kind<F> kind) {
        var names = Arrays.stream(kind.type().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();

        var data = kind.codec().data(Samples.full(kind.type()));

        assertEquals(names, Json.parse(data).fieldNames());
        assertFalse(data.contains("\n"), data);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <F> void comesBackFromItsText(Kind<F> kind) {
        for (var frame : kind.samples()) {
            assertEquals(List.of(frame), kind.codec().unpack(kind.codec().pack(List.of(frame))));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <F> void comesBackFromAmongOtherFrames(Kind<F> kind) {
        var frames = new ArrayList<F>();
        kinds().filter(other -> other.codec() == kind.codec()).forEach(other -> {
            frames.addAll(kind.samples());
            @SuppressWarnings("unchecked") // They have the same codec.
            var same = (Kind<F>) other;
            frames.addAll(same.samples());
        });

        assertEquals(frames, kind.codec().unpack(kind.codec().pack(frames)));
    }

    /** The tests above do not notice a renamed component. Databases contain this text. */
    @Test
    void readsWhatEarlierVersionsHaveWritten() throws IOException {
        var lines = Files.readString(Path.of("src/test/resources/frames.txt"));

        assertEquals(lines, Frame.CODEC.pack(Frame.CODEC.unpack(lines)));
        assertEquals(
                events(Frame.CODEC, Frame.class),
                lines.lines()
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void eachEventOfAnAnswerIsDescribedForPrograms() throws IOException {
        var page = Files.readString(PAGE_OF_EVENTS);
        var table =
                page.substring(page.indexOf("\n## The events of an answer\n"), page.indexOf("\nThe text is Markdown."));

        assertEquals(events(Frame.CODEC, Frame.class), names("(?m)^\\| (?:`(\\w+)`|\\(none\\)) \\|", table));
    }

    @Test
    void eachEventOfAPassIsDescribedForPrograms() throws IOException {
        var page = Files.readString(PAGE_OF_EVENTS);

        for (var event : events(PassFrame.CODEC, PassFrame.class)) {
            assertTrue(page.contains("`" + event + "`"), event);
        }
    }

    @Test
    void eachEventOfAnAnswerIsACaseOfThePagesReducer() throws IOException {
        var script = Files.readString(REDUCER);
        var cases = script.substring(script.indexOf("switch (frame.event) {"));

        assertEquals(
                events(Frame.CODEC, Frame.class),
                names("(?m)^    case '(\\w+)':", cases.substring(0, cases.indexOf("\n    default:"))));
    }

    /** Returns the names that a pattern finds. The page calls the event without a name {@code text}. */
    private static Set<String> names(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1) == null || found.group(1).equals("text") ? "" : found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <F> Set<String> events(FrameCodec<F> codec, Class<F> frames) {
        return Kind.all(codec, frames)
                .map(kind -> codec.event(Samples.bare(kind.type())))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
