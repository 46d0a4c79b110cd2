package dev.docent.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseWriterTest {
    @Test
    void writesEachFieldOnItsLine() {
        var writer = new SseWriter()
                .comment("hello")
                .retry(Duration.ofSeconds(2))
                .type("status")
                .id("7")
                .data("{}")
                .end();
        assertEquals(": hello\nretry: 2000\nevent: status\nid: 7\ndata: {}\n\n", writer.toString());
    }

    @Test
    void turnsEachLineBreakIntoOneMoreDataLine() {
        assertEquals(
                "data: a\ndata: b\ndata: c\ndata: \ndata: d\n",
                new SseWriter().data("a\nb\r\nc\r\rd").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "  two", "a\n", "\n", "\n\na", "a:b", ":", "data: x", "\uFEFF", "\u2028", "😀\n😀"})
    void isReadBackAsItWasWritten(String data) {
        var bytes = new SseWriter().type("t").id("1").data(data).end().toBytes();
        assertEquals(List.of(new SseEvent("t", data, "1")), read(bytes).events);
    }

    @Test
    void isReadBackWithTheReadersLineEnds() {
        var bytes = new SseWriter().data("a\r\nb\rc").end().toBytes();
        assertEquals(List.of(new SseEvent("message", "a\nb\nc", "")), read(bytes).events);
    }

    @Test
    void writesCommentsThatStayComments() {
        var heard = read(new SseWriter().comment("one\ndata: two").end().toBytes());
        assertEquals(List.of("one", "data: two"), heard.comments);
        assertEquals(List.of(), heard.events);
    }

    @Test
    void writesADelayThatIsReadBack() {
        assertEquals(
                Optional.of(Duration.ofMillis(1500)),
                read(new SseWriter().retry(Duration.ofMillis(1500)).toBytes()).retry);
    }

    @Test
    void refusesWhatAReaderWouldMisread() {
        var writer = new SseWriter();
        assertThrows(IllegalArgumentException.class, () -> writer.id("a\nb"));
        assertThrows(IllegalArgumentException.class, () -> writer.id("a\0"));
        assertThrows(IllegalArgumentException.class, () -> writer.type("a\rb"));
        assertThrows(IllegalArgumentException.class, () -> writer.retry(Duration.ofMillis(-1)));
        assertEquals("", writer.toString());
    }

    @Test
    void writesEveryRuleOfTheFormatBack() {
        for (var stream : EventStreamCases.all()) {
            var writer = new SseWriter();
            for (var event : stream.events()) {
                writer.type(event.type())
                        .id(event.lastEventId())
                        .data(event.data())
                        .end();
            }
            assertEquals(stream.events(), read(writer.toBytes()).events, stream.name());
        }
    }

    private static RecordingSseListener read(byte[] bytes) {
        var listener = new RecordingSseListener();
        var parser = listener.parser();
        listener.feed(parser, bytes, 0, bytes.length);
        listener.end(parser);
        return listener;
    }
}
