package dev.docent.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@link Browser} notices what it must notice. */
@ExtendWith(Chromium.class)
class BrowserIT {
    @Test
    void acceptsAPageWithoutErrors() throws IOException {
        try (var page = new OnePage("<h1>Hello</h1>");
                var browser = Browser.open(page.url())) {
            assertEquals("Hello", browser.page().locator("h1").textContent());
            assertTrue(Files.size(browser.screenshot("silent-page")) > 0);
        }
    }

    @Test
    void noticesAnErrorInTheConsole() throws IOException {
        assertComplaint("<script>console.error('broken pipe')</script>", "broken pipe");
    }

    @Test
    void noticesAnUncaughtError() throws IOException {
        assertComplaint("<script>throw new Error('broken part')</script>", "broken part");
    }

    @Test
    void noticesARequestToAnotherOrigin() throws IOException {
        assertComplaint("<img alt='' src='http://localhost:9/pixel.png'>", "http://localhost:9/pixel.png");
    }

    @Test
    void toleratesWhatTheTestExpects() throws IOException {
        try (var page = new OnePage("<script>console.error('expected here')</script>");
                var browser = Browser.open(page.url())) {
            browser.tolerate("expected here");
        }
    }

    @Test
    void findsWhatAScreenReaderCannotRead() throws IOException {
        try (var page = new OnePage("<input>");
                var browser = Browser.open(page.url())) {
            var faults = browser.accessibilityFaults();
            assertTrue(faults.stream().anyMatch(fault -> fault.startsWith("label: ")), faults::toString);
        }
    }

    private static void assertComplaint(String body, String complaint) throws IOException {
        try (var page = new OnePage(body)) {
            var browser = Browser.open(page.url());
            browser.page().waitForLoadState();
            var failure = assertThrows(AssertionError.class, browser::close);
            assertTrue(failure.getMessage().contains(complaint), failure::getMessage);
        }
    }

    /** A server of one page. */
    private static final class OnePage implements AutoCloseable {
        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

        OnePage(String body) throws IOException {
            var html = "<!doctype html><html lang=en><title>Page</title><link rel=icon href='data:,'>" + body;
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(200, html.getBytes(UTF_8).length);
                exchange.getResponseBody().write(html.getBytes(UTF_8));
                exchange.close();
            });
            server.start();
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
