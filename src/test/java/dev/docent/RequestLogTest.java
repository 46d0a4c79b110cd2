package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.testing.LogLines;
import dev.docent.testing.Passages;
import dev.docent.testing.Patience;
import dev.docent.testing.ScriptedModel;
import dev.docent.web.RequestLogFilter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What administrators find in the log: the use of Docent, but not the files of the page. */
class RequestLogTest {
    private final LogLines log = LogLines.of(RequestLogFilter.class);
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(new ScriptedModel(), query -> Passages.ONE);
    }

    @AfterEach
    void stop() throws Exception {
        log.close();
        server.close();
    }

    @Test
    void showsWhoUsesDocentAndNotWhatThePageLoads() {
        for (var path : List.of(
                "/index.html",
                "/js/page/main.js",
                "/webjars/none.js",
                "/favicon.ico",
                "/health/live",
                "/health/ready")) {
            server.get(path);
        }
        server.get("/api/index");
        server.get("/api/nope?secret=1");
        server.get("/chat");
        server.get("/health/nope");
        var expected = List.of(
                "request GET /docs/api/index 200",
                "request GET /docs/api/nope 404",
                "request GET /docs/chat 400",
                "request GET /docs/health/nope 404");
        // The line is written when the container has finished the request, which may be after its response.
        Patience.await(
                () -> log.seen().size() >= expected.size(), () -> log.seen().toString());
        var lines = log.seen().stream()
                .map(line -> line.replaceFirst(" \\d+ ms$", ""))
                .sorted();
        assertEquals(expected, lines.toList());
    }
}
