package dev.docent.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResponseDecoderTest {
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    @Test
    void findsAWordInWhichAChunkBegins() throws InterruptedException {
        var member = new RecordingMember();
        var decoder = new ResponseDecoder(new ResponseDecoder.Listener() {
            @Override
            public void onHead(String head) {
                member.onHead(head);
            }

            @Override
            public void onBody(ByteBuffer bytes) {
                member.onBody(bytes);
            }

            @Override
            public void onEnd() {
                // The body below is not complete.
            }
        });

        decoder.read(bytes(CHUNKED + "2\r\nev\r\nBB\r\nent: done\n\n"));

        member.awaitEnd("event: done");
        assertEquals("event: done\n\n", member.body());
        assertTrue(member.head().startsWith("HTTP/1.1 200"), member::head);
    }

    @Test
    void readsResponsesOfEveryFramingWhereverTheyAreDivided() {
        var wire = CHUNKED + "3;name=value\r\na\r\n\r\n2\r\nbc\r\n0\r\nTrailer: x\r\n\r\n"
                + "HTTP/1.1 204 No Content\r\n\r\n"
                + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n0\r\n\r"
                + "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"
                + "HTTP/1.0 200 OK\r\n\r\nthe rest\r\n";
        var expected = List.of(
                "200",
                "a\r\nbc",
                "end",
                "204",
                "",
                "end",
                "200",
                "0\r\n\r",
                "end",
                "200",
                "",
                "end",
                "200",
                "the rest\r\n");

        for (int first = 0; first <= wire.length(); first++) {
            for (int second = first; second <= wire.length(); second += 7) {
                var heard = decode(wire.substring(0, first), wire.substring(first, second), wire.substring(second));
                assertEquals(expected, heard, "divided at " + first + " and " + second);
            }
        }
    }

    private static List<String> decode(String... parts) {
        var heard = new ArrayList<String>();
        var decoder = new ResponseDecoder(new ResponseDecoder.Listener() {
            @Override
            public void onHead(String head) {
                heard.add(head.split(" ")[1]);
                heard.add("");
            }

            @Override
            public void onBody(ByteBuffer bytes) {
                heard.set(heard.size() - 1, heard.get(heard.size() - 1) + ISO_8859_1.decode(bytes));
            }

            @Override
            public void onEnd() {
                heard.add("end");
            }
        });
        for (var part : parts) {
            decoder.read(bytes(part));
        }
        return heard;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
}
