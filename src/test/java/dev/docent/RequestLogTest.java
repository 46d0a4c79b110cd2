package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.testing.Passages;
import dev.docent.testing.Patience;
import dev.docent.testing.ScriptedModel;
import dev.docent.web.RequestLogFilter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What administrators find in the log: the use of Docent, but not the files of the page. */
class RequestLogTest {
    private static final Logger LOGGER = Logger.getLogger(RequestLogFilter.class.getName());

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.INFO.intValue()) {
                lines.add(line.getMessage().replaceFirst(" \\d+ ms$", ""));
            }
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(new ScriptedModel(), query -> Passages.ONE);
        LOGGER.addHandler(handler);
    }

    @AfterEach
    void stop() throws Exception {
        LOGGER.removeHandler(handler);
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
        Patience.await(() -> lines.size() >= expected.size(), lines::toString);
        assertEquals(expected, lines.stream().sorted().toList());
    }
}
