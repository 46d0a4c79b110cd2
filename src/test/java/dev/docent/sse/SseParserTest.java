package dev.docent.sse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.docent.testing.Patience;
import dev.docent.testing.Stride;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SseParserTest {
    /** Below this length, a stream is divided everywhere, however long the stride is. */
    private static final int SHORT = 500;

    private final RecordingSseListener listener = new RecordingSseListener();

    static List<EventStreamCases.Case> cases() {
        return EventStreamCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsWhole(EventStreamCases.Case stream) {
        check(stream, "whole", stream.bytes().length);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsAtEverySplit(EventStreamCases.Case stream) {
        int length = stream.bytes().length;
        var cuts = length < SHORT ? IntStream.rangeClosed(0, length) : Stride.upTo(length, stream.toString());
        cuts.forEach(cut -> check(stream, "cut at " + cut, cut));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsByteByByte(EventStreamCases.Case stream) {
        var cuts = new int[stream.bytes().length];
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = i;
        }
        check(stream, "byte by byte", cuts);
    }

    private static void check(EventStreamCases.Case stream, String how, int... cuts) {
        var listener = new RecordingSseListener();
        var parser = listener.parser();
        int from = 0;
        for (int cut : cuts) {
            listener.feed(parser, stream.bytes(), from, cut - from);
            from = cut;
        }
        listener.feed(parser, stream.bytes(), from, stream.bytes().length - from);
        listener.end(parser);
        assertEquals(stream.events(), listener.events, how);
        assertEquals(stream.retry(), listener.retry.map(Duration::toMillis), how);
        assertEquals(stream.lastEventId(), parser.lastEventId(), how);
    }

    @Test
    void reportsCommentsWithoutTheirColon() {
        feed(listener.parser(), ": one\n:two\n:\ndata: a\n:  three\n\n");
        assertEquals(List.of("one", "two", "", " three"), listener.comments);
        assertEquals(List.of(new SseEvent("message", "a", "")), listener.events);
    }

    @Test
    void continuesAnEarlierStreamWithItsLastId() {
        var parser = new SseParser(listener, 100, SseParser.AtEnd.DROP, "41");
        feed(parser, "data: a\n\nid: 42\ndata: b\n\n");
        assertEquals(List.of(new SseEvent("message", "a", "41"), new SseEvent("message", "b", "42")), listener.events);
    }

    @Test
    void keepsTheLastIdOfCompletedBlocksOnly() {
        var parser = listener.parser();
        feed(parser, "id: 1\ndata: a\n\nid: 2\ndata: b\n");
        listener.end(parser);
        assertEquals("1", parser.lastEventId());
    }

    @Test
    void deliversAnUnterminatedEventWhenToldTo() {
        for (var end : List.of("", "\n", "\r", "\r\n")) {
            var heard = new RecordingSseListener();
            var parser = new SseParser(heard, 100, SseParser.AtEnd.DELIVER, "");
            heard.feed(parser, "data: a\n\nid: 7\ndata: [DONE]" + end);
            heard.end(parser);
            assertEquals(
                    List.of(new SseEvent("message", "a", ""), new SseEvent("message", "[DONE]", "7")), heard.events);
        }
    }

    @Test
    void replacesEachMaximalSubpartOfMalformedText() {
        var parser = listener.parser();
        parser.feed(ByteBuffer.wrap("data: ".getBytes(UTF_8))).forEach(listener.events::add);
        // An encoded surrogate, an overlong form, a cut character before a letter, a byte that cannot start a
        // character.
        parser.feed(ByteBuffer.wrap(
                        bytes(0xED, 0xA0, 0x80, '|', 0xC0, 0xAF, '|', 0xF0, 0x9F, 0x98, 'x', 0xFF, '\n', '\n')))
                .forEach(listener.events::add);
        assertEquals(
                "\uFFFD\uFFFD\uFFFD|\uFFFD\uFFFD|\uFFFDx\uFFFD",
                listener.events.get(0).data());
    }

    @Test
    void readsFromADirectBufferAndLeavesItEmpty() {
        var buffer =
                ByteBuffer.allocateDirect(64).put("data: a\n\n".getBytes(UTF_8)).flip();
        listener.parser().feed(buffer).forEach(listener.events::add);
        assertEquals(0, buffer.remaining());
        assertEquals(1, listener.events.size());
    }

    @Test
    void refusesALineBeyondTheLimit() {
        var parser = new SseParser(listener, 10, SseParser.AtEnd.DROP, "");
        feed(parser, "data: 1234\n\n");
        assertThrows(SseLimitException.class, () -> feed(parser, "data: 12345"));
        assertEquals(1, listener.events.size());
    }

    @Test
    void refusesAnEventOfManyLinesBeyondTheLimit() {
        var parser = new SseParser(listener, 20, SseParser.AtEnd.DROP, "");
        feed(parser, "data: 1234\ndata: 1234\n\n");
        feed(parser, "data: 1234\ndata: 1234\n");
        assertThrows(SseLimitException.class, () -> feed(parser, "data: 1\n"));
    }

    @Test
    void countsNoCommentTowardsTheLimit() {
        var parser = new SseParser(listener, 20, SseParser.AtEnd.DROP, "");
        feed(parser, ": keep-alive\n".repeat(100) + "data: a\n\n");
        assertEquals(1, listener.events.size());
    }

    @Test
    void takesTimeLinearInTheBytes() {
        var parser = listener.parser();
        var line = "x".repeat(Stride.size(8 << 20, "line")).getBytes(UTF_8);
        int lines = Stride.size(500_000, "lines");
        assertTimeoutPreemptively(Patience.LIMIT, () -> {
            feed(parser, "data: ");
            for (int i = 0; i < line.length; i++) {
                listener.feed(parser, line, i, 1);
            }
            feed(parser, "\n" + "data\n".repeat(lines) + "\n");
        });
        assertEquals(line.length + lines, listener.events.get(0).data().length());
    }

    private void feed(SseParser parser, String text) {
        listener.feed(parser, text);
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
