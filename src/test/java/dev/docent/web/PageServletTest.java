package dev.docent.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.delivery.EventStreams;
import dev.docent.testing.ManualScheduler;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of a small page, on a real Jetty. */
class PageServletTest {
    private static final String MAIN = """
            import { one } from './one.js';
            import {
              two,
            } from './two.js';
            import '../room/four.js';
            const later = () => import('./later.js');
            """ + "export const packed = 'so long that it is worth packing';\n".repeat(30);

    private static final Pattern STATIC = Pattern.compile("static/(\\w+)/js/page/main\\.js");

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Server server;
    private boolean async = true;

    @BeforeEach
    void writePage() throws IOException {
        for (var name : new String[] {"js/page", "js/room/inner", "css", "webjars/lib/1.0", "WEB-INF", "META-INF"}) {
            Files.createDirectories(folder.resolve(name));
        }
        write("index.html", """
                <link rel="icon" href="icon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="css/base.css">
                <script type="module" src="js/page/main.js"></script>
                <a href="check.html">css/base.css</a>
                """);
        write("icon.svg", "<svg/>");
        write("css/base.css", "p { color: red }");
        write("js/page/main.js", MAIN);
        write("js/page/one.js", "export { three as one } from '../room/inner/three.js';");
        write("js/page/two.js", "import './one.js'; export const two = 2;");
        write("js/room/inner/three.js", "export const three = 3;");
        write("js/room/four.js", "");
        write("js/page/later.js", "");
        write("webjars/lib/1.0/lib.min.js", "lib");
        write("WEB-INF/secret.js", "secret");
        write("META-INF/LICENSE", "Free");
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void pageRefersToFilesThatMayBeCachedForever() throws Exception {
        start();
        var page = get("");
        assertEquals(200, page.statusCode());
        assertEquals("no-cache", header(page, "Cache-Control"));
        assertEquals("text/html;charset=utf-8", header(page, "Content-Type").toLowerCase());
        var version = versionIn(page);
        assertEquals("""
                <link rel="icon" href="static/V/icon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="static/V/css/base.css">
                <link rel="modulepreload" href="static/V/js/page/one.js">
                <link rel="modulepreload" href="static/V/js/page/two.js">
                <link rel="modulepreload" href="static/V/js/room/four.js">
                <link rel="modulepreload" href="static/V/js/room/inner/three.js">
                <script type="module" src="static/V/js/page/main.js"></script>
                <a href="check.html">css/base.css</a>
                """, text(page).replace("static/" + version + "/", "static/V/"));
        for (var path : new String[] {"icon.svg", "css/base.css", "js/page/main.js", "webjars/lib/1.0/lib.min.js"}) {
            var file = get("static/" + version + "/" + path);
            assertEquals(200, file.statusCode(), path);
            assertEquals("public, max-age=31536000, immutable", header(file, "Cache-Control"), path);
        }
        assertEquals(text(page), text(get("index.html")));
    }

    @Test
    void anotherVersionGetsTheFileButMayNotCacheIt() throws Exception {
        start();
        var file = get("static/0123456789abcdef/js/page/main.js");
        assertEquals(MAIN, text(file));
        assertEquals("no-cache", header(file, "Cache-Control"));
    }

    @Test
    void versionIsThatOfTheContent() throws Exception {
        start();
        var before = versionIn(get(""));
        server.stop();
        start();
        assertEquals(before, versionIn(get("")));
        server.stop();
        for (var path : new String[] {"css/base.css", "js/room/inner/three.js"}) {
            write(path, "p { color: tan }");
            start();
            var after = versionIn(get(""));
            assertNotEquals(before, after);
            before = after;
            server.stop();
        }
    }

    @Test
    void compressesForClientsThatAcceptIt() throws Exception {
        start();
        var plain = get("static/v/js/page/main.js");
        var packed = get("static/v/js/page/main.js", "Accept-Encoding", "br, gzip");
        assertEquals("gzip", header(packed, "Content-Encoding"));
        assertEquals("", header(plain, "Content-Encoding"));
        assertTrue(packed.body().length < plain.body().length / 4);
        assertEquals(
                MAIN, new String(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes(), UTF_8));
        assertNotEquals(header(plain, "ETag"), header(packed, "ETag"));
        for (var response : new HttpResponse<?>[] {plain, packed}) {
            assertEquals("Accept-Encoding", header(response, "Vary"));
            assertEquals(
                    "text/javascript;charset=utf-8",
                    header(response, "Content-Type").toLowerCase());
        }
        assertEquals(
                "", header(get("static/v/css/base.css", "Accept-Encoding", "gzip"), "Content-Encoding"), "too short");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "*"})
    void saysWhenNothingHasChanged(String known) throws Exception {
        start();
        for (var path : new String[] {"", "static/v/js/page/main.js"}) {
            var first = get(path, "Accept-Encoding", "gzip");
            var again = get(path, "Accept-Encoding", "gzip", "If-None-Match", known.formatted(header(first, "ETag")));
            assertEquals(304, again.statusCode());
            assertEquals(0, again.body().length);
            for (var name : new String[] {"ETag", "Cache-Control", "Vary"}) {
                assertEquals(header(first, name), header(again, name), name);
            }
        }
        assertEquals(200, get("", "If-None-Match", "\"other\"").statusCode());
    }

    @Test
    void headReturnsTheSameWithoutTheBody() throws Exception {
        start();
        for (var encoding : new String[] {"identity", "gzip"}) {
            var whole = get("static/v/js/page/main.js", "Accept-Encoding", encoding);
            var head = send("HEAD", "static/v/js/page/main.js", "Accept-Encoding", encoding);
            assertEquals(200, head.statusCode());
            assertEquals(0, head.body().length);
            for (var name :
                    new String[] {"ETag", "Cache-Control", "Vary", "Content-Length", "Content-Encoding", "Content-Type"
                    }) {
                assertEquals(
                        header(whole, name).toLowerCase(), header(head, name).toLowerCase(), name);
            }
        }
        var known = header(get(""), "ETag");
        assertEquals(304, send("HEAD", "", "If-None-Match", known).statusCode());
        assertEquals(405, send("POST", "static/v/js/page/main.js").statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "static/v/WEB-INF/secret.js",
                "static/v/META-INF/LICENSE",
                "static/v/js/nothing.js",
                "static/v/js/",
                "static/v/js",
                "static/v/index.html",
                "static/v",
                "static/",
                "static/js/page/main.js",
                "nothing.html",
                "js/nothing.html",
            })
    void whatDoesNotExistMayNotBeCached(String path) throws Exception {
        start();
        var missing = get(path);
        assertEquals(404, missing.statusCode());
        assertEquals("private, no-store", header(missing, "Cache-Control"));
        assertEquals(
                "application/problem+json;charset=utf-8",
                header(missing, "Content-Type").toLowerCase());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "static/v/../WEB-INF/secret.js",
                "static/v/%2e%2e/WEB-INF/secret.js",
                "static/v/js/..%2fWEB-INF/secret.js",
                "static/v//WEB-INF/secret.js",
                "static/v/WEB-INF;x/secret.js",
                "static/v/.%00/secret.js",
            })
    void nothingElseCanBeReached(String path) throws Exception {
        start();
        assertTrue(get(path).statusCode() >= 400);
    }

    @Test
    void whatIsRunFromTheSourcesIsReadAgainEachTime() throws Exception {
        Files.delete(folder.resolve("META-INF/LICENSE"));
        start();
        assertEquals("sources", versionIn(get("")));
        var file = get("static/sources/css/base.css");
        assertEquals("no-cache", header(file, "Cache-Control"));
        write("css/base.css", "p { color: tan }");
        var changed = get("static/sources/css/base.css", "If-None-Match", header(file, "ETag"));
        assertEquals("p { color: tan }", text(changed));
        write("index.html", "<p>Changed</p>");
        assertEquals("<p>Changed</p>", text(get("")));
    }

    @Test
    void comesAlsoWhereAFilterForbidsAsynchronousRequests() throws Exception {
        async = false;
        start();
        var whole = get("static/v/js/page/main.js");
        assertArrayEquals(MAIN.getBytes(UTF_8), whole.body());
        assertEquals(
                header(whole, "Content-Length"), header(send("HEAD", "static/v/js/page/main.js"), "Content-Length"));
        assertEquals(304, get("", "If-None-Match", header(get(""), "ETag")).statusCode());
    }

    private void start() throws Exception {
        server = new Server();
        var connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        var context = new ServletContextHandler("/docs");
        context.setBaseResourceAsPath(folder);
        context.addEventListener(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                var scheduler = new ManualScheduler();
                var streams = new EventStreams(Duration.ofSeconds(15), scheduler, scheduler::nanoTime);
                var servlet = event.getServletContext()
                        .addServlet("page", new PageServlet(event.getServletContext(), streams));
                servlet.addMapping("", "*.html", "/static/*");
                servlet.setAsyncSupported(async);
                var filter = event.getServletContext().addFilter("problems", new ProblemFilter());
                filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
                filter.setAsyncSupported(async);
            }
        });
        server.setHandler(context);
        server.start();
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return send("GET", path, headers);
    }

    private HttpResponse<byte[]> send(String method, String path, String... headers) throws Exception {
        var port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/docs/" + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String versionIn(HttpResponse<byte[]> page) {
        var address = STATIC.matcher(text(page));
        assertTrue(address.find(), text(page));
        return address.group(1);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), UTF_8);
    }

    private void write(String path, String text) throws IOException {
        Files.writeString(folder.resolve(path), text);
    }
}
