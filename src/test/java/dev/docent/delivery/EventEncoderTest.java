package dev.docent.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.journal.Frame;
import dev.docent.journal.Journal;
import dev.docent.journal.NumberedFrame;
import dev.docent.json.Json;
import dev.docent.sse.SseWriter;
import dev.docent.testing.Stride;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventEncoderTest {
    @Test
    void aTokenIsItsNumberAndItsTextAsJson() {
        assertEquals("id: 7\ndata: {\"text\":\"Hello \"}\n\n", text(7, "Hello "));
        assertEquals("id: 1000000\ndata: {\"text\":\"\"}\n\n", text(1_000_000, ""));
        assertEquals("id: 1\ndata: {\"text\":\"\\n\"}\n\n", text(1, "\n"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 10, 99, 100, 12_345, 1_999_999_999})
    void everyTextIsEncodedAsJsonAndTheStandardOfEventStreamsSay(int number) {
        for (char c = 0; c < 0x300; c++) {
            assertSame(number, String.valueOf(c));
            assertSame(number, "a" + c + "b");
        }
        var random = new Random(number);
        for (int round = 0; round < Stride.trials(2000); round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                text.appendCodePoint(random.nextInt(8) == 0 ? random.nextInt(0x10FFFF) : random.nextInt(0x7F));
            }
            assertSame(number, text.toString());
        }
    }

    private static void assertSame(int number, String text) {
        var expected = new SseWriter()
                .id(Integer.toString(number))
                .data("{\"text\":" + Json.quote(text) + "}")
                .end()
                .toBytes();

        assertArrayEquals(
                expected, new EventEncoder<>(Frame.CODEC).bytes(frame(number, text)), () -> text(number, text));
    }

    private static String text(int number, String text) {
        return new String(new EventEncoder<>(Frame.CODEC).bytes(frame(number, text)), UTF_8);
    }

    private static NumberedFrame<Frame> frame(int number, String text) {
        var journal = new Journal<>(Frame.CODEC, number - 1);
        journal.append(new Frame.Text(text));
        return journal.framesAfter(number - 1, 1).get(0);
    }
}
