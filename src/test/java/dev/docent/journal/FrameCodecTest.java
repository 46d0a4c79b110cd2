package dev.docent.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.json.JsonException;
import dev.docent.testing.Stride;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of frames in general; {@code EveryFrameTest} checks each of them. */
class FrameCodecTest {
    private static final FrameCodec<Frame> CODEC = Frame.CODEC;

    @Test
    void aFrameIsTheNameOfItsEventAndTheJsonOfItsComponents() {
        var frame = new Frame.Notice("x", "Watch out.");

        assertEquals("notice", CODEC.event(frame));
        assertEquals("{\"code\":\"x\",\"message\":\"Watch out.\"}", CODEC.data(frame));
        assertEquals(List.of(frame), CODEC.unpack("notice {\"message\":\"Watch out.\",\"code\":\"x\"}"));
    }

    @Test
    void deltasOfOneKindShareALine() {
        List<Frame> frames = List.of(
                new Frame.Status(Phase.ASKING),
                new Frame.Text("Press"),
                new Frame.Text(" the\tbutton"),
                new Frame.Text(""),
                new Frame.Reasoning("Hm"),
                new Frame.Text("\n"));

        var packed = CODEC.pack(frames);

        assertEquals("status {\"phase\":\"asking\"}\n Press\t the\\tbutton\t\nreasoning Hm\n \\n", packed);
        assertEquals(frames, CODEC.unpack(packed));
    }

    @Test
    void aDeltaCostsOneCharacterBesidesItsText() {
        var frames = new ArrayList<Frame>();
        for (int i = 0; i < 100; i++) {
            frames.add(new Frame.Text(" word"));
        }

        assertEquals(600, CODEC.pack(frames).length());
    }

    @Test
    void nothingIsPackedIntoNothing() {
        assertEquals("", CODEC.pack(List.of()));
        assertEquals(List.of(), CODEC.unpack(""));
    }

    @Test
    void everyTextComesBackAsItWas() {
        var random = new Random(4711);
        for (int round = 0; round < Stride.trials(500); round++) {
            var frames = new ArrayList<Frame>();
            for (int i = random.nextInt(40); i > 0; i--) {
                var text = text(random);
                frames.add(random.nextInt(4) == 0 ? new Frame.Reasoning(text) : new Frame.Text(text));
            }
            var packed = CODEC.pack(frames);

            assertEquals(frames, CODEC.unpack(packed));
            assertTrue(packed.codePoints().noneMatch(c -> c >= 0xD800 && c < 0xE000), "half of a pair");
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            int kind = random.nextInt(8);
            text.appendCodePoint(
                    kind == 0 ? random.nextInt(0x10FFFF) : kind == 1 ? random.nextInt(0x20) : ' ' + random.nextInt(95));
        }
        return text.toString();
    }

    @Test
    void aSurrogatePairThatWasCutInTwoIsWholeAgain() {
        List<Frame> halves = List.of(new Frame.Text("\uD83D"), new Frame.Text("\uDE00"));

        assertEquals(" \\ud83d\t\\ude00", CODEC.pack(halves));
        assertEquals(halves, CODEC.unpack(CODEC.pack(halves)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"confetti {}", "start", "Start {}", "text Hello", "start{}"})
    void anUnknownEventIsRefusedByName(String packed) {
        var failure = assertThrows(RuntimeException.class, () -> CODEC.unpack(packed));

        if (!packed.equals("start")) {
            assertTrue(failure instanceof FrameException, failure.toString());
            assertTrue(failure.getMessage().contains('"' + packed.split(" ")[0] + '"'), failure.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "",
                "{\"code\":\"x\"}",
                "{\"code\":\"x\",\"message\":null}",
                "{\"code\":[],\"message\":\"\"}"
            })
    void jsonOfAnotherEventIsRefused(String data) {
        assertThrows(JsonException.class, () -> CODEC.unpack("notice " + data));
    }

    @Test
    void aFieldThatIsNotAComponentIsIgnored() {
        assertEquals(
                List.of(new Frame.Citations(List.of(1))),
                CODEC.unpack("citations {\"used\":[1],\"later\":[{\"n\":1}]}"));
    }

    @Test
    void saysAtTheStartWhichTypeIsNotAFrame() {
        assertSays("must be a sealed interface", () -> FrameCodec.of(Runnable.class));
        assertSays("Unnamed must be a record with the annotation @Event", () -> FrameCodec.of(Nameless.class));
        assertSays("Two frames of Twice are named \"once\"", () -> FrameCodec.of(Twice.class));
        assertSays("Long must have the one component", () -> FrameCodec.of(TooLong.class));
        assertSays("Piece must not end a journal, because it is a delta", () -> FrameCodec.of(Ending.class));
    }

    private static void assertSays(String part, Runnable wrong) {
        var failure = assertThrows(IllegalArgumentException.class, wrong::run);
        assertTrue(failure.getMessage().contains(part), failure.getMessage());
    }

    sealed interface Nameless {
        record Unnamed() implements Nameless {}
    }

    sealed interface Twice {
        @Event("once")
        record One() implements Twice {}

        @Event("once")
        record Other() implements Twice {}
    }

    sealed interface TooLong {
        @Event("long")
        record Long(String text, int more) implements TooLong, Delta {}
    }

    sealed interface Ending {
        @Event(value = "piece", last = true)
        record Piece(String text) implements Ending, Delta {}
    }
}
