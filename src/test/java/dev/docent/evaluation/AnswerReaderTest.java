package dev.docent.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
    private static final String BEGINNING = """
            event: start
            data: {"answer":"a","conversation":"c","model":"m"}

            event: sources
            data: {"sources":[{"n":1,"title":"Ports","path":"guide/a.md","startLine":3,"endLine":4,"excerpt":"Port 8080"}]}

            data: {"text":"It is "}

            data: {"text":"8080 [1]."}

            """;

    /** What the model then says is no answer of the documents. */
    @Test
    void anAnswerFromOutsideTheDocumentsIsNotInThem() throws Exception {
        var reply = read(BEGINNING + """
                event: notice
                data: {"code":"outside_documents","message":"Not from your documents."}

                """);

        assertTrue(reply.said().notInDocuments());
    }

    @Test
    void readsWhatAnAnswerSays() throws Exception {
        var reply = read(BEGINNING + """
                event: notice
                data: {"code":"not_in_documents","message":"Nothing was found."}

                event: citations
                data: {"used":[1],"checked":[{"n":1,"start":0,"end":10,"support":0.25}]}

                event: done
                data: {"finish":"stop"}

                """);

        assertEquals("c", reply.conversation());
        assertEquals("m", reply.model());
        assertEquals(List.of(new AskedReply.FoundSource(1, "Ports", "guide/a.md", 3, 4, "Port 8080")), reply.sources());
        assertEquals("It is 8080 [1].", reply.said().text());
        assertTrue(reply.said().notInDocuments());
        assertEquals(List.of(new AskedReply.Checked(1, 0.25)), reply.said().checked());
        assertNull(reply.said().failure());
    }

    @Test
    void aStreamThatEndsBeforeTheAnswerIsAFailure() throws Exception {
        assertEquals(
                "the stream ended before the answer did", read(BEGINNING).said().failure());
    }

    @Test
    void anErrorIsAFailureWithItsSentence() throws Exception {
        var reply = read(BEGINNING + """
                event: error
                data: {"code":"model_unreachable","message":"The model cannot be reached.","retryable":true}

                """);

        assertEquals("The model cannot be reached.", reply.said().failure());
    }

    @Test
    void laterSourcesAreAddedAndTheFirstOnesAreTimed() throws Exception {
        var reply = read(BEGINNING + """
                event: sources
                data: {"sources":[{"n":2,"title":"Hosts","path":"guide/b.md","startLine":1,"endLine":2,"excerpt":"x"}]}

                event: done
                data: {"finish":"stop"}

                """);

        assertEquals(
                List.of(1, 2),
                reply.sources().stream().map(AskedReply.FoundSource::n).toList());
        assertEquals(1, reply.times().passages());
    }

    /** Each look at the clock takes a millisecond. */
    private static AskedReply read(String stream) throws IOException {
        var collector = new ReplyCollector();
        var clock = new AtomicInteger();
        new AnswerReader(collector, clock::incrementAndGet)
                .read(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)));
        return collector.reply(collector.sources(), 9);
    }
}
