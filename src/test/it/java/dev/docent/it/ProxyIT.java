package dev.docent.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.json.Json;
import dev.docent.testing.EventReader;
import dev.docent.testing.Fault;
import dev.docent.testing.FaultProxy;
import dev.docent.testing.FaultProxy.Plan;
import dev.docent.testing.Gate;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers through real reverse proxies that buffer, compress and cut, and through a broken network. */
class ProxyIT {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String ASK = "{\"message\":\"Which port does the mill use?\"}";

    private static ScriptedProvider provider;

    /** Sends a heartbeat every 500 ms. */
    private static EmbeddedDocent lively;

    /** Sends one every 15 s, the default. */
    private static EmbeddedDocent calm;

    private int asked;

    /** The proxy between client and server. */
    enum Between {
        NGINX_HTTP_1_0 {
            @Override
            Hop before(URI target) throws IOException {
                return Hop.nginx(target, "");
            }
        },
        NGINX_HTTP_1_1 {
            @Override
            Hop before(URI target) throws IOException {
                return Hop.nginx(target, "proxy_http_version 1.1; proxy_set_header Connection \"\";");
            }
        },
        HAPROXY {
            @Override
            Hop before(URI target) throws IOException {
                return Hop.haproxy(target);
            }
        };

        abstract Hop before(URI target) throws IOException;
    }

    @BeforeAll
    static void start() throws Exception {
        provider = new ScriptedProvider();
        lively = docent("500ms");
        calm = docent("15s");
    }

    private static EmbeddedDocent docent(String heartbeat) throws Exception {
        var docs = ItFiles.scratch("docs");
        Files.writeString(docs.resolve("mill.md"), "# Mill\n\nThe mill listens on port 4711.\n");
        var docent = EmbeddedDocent.start(provider.settings(
                "docent.docs", docs.toString(), "docent.stream.heartbeat", heartbeat, "docent.auth.mode", "open"));
        docent.awaitIndexed();
        return docent;
    }

    @AfterAll
    static void stop() throws Exception {
        lively.close();
        calm.close();
        provider.close();
    }

    @BeforeEach
    void beginAnew() {
        provider.forgetScripts();
        asked = provider.requests().size();
    }

    /** The model sends each token only after the client behind the proxy has read the previous one. */
    @ParameterizedTest
    @EnumSource
    void eachTokenComesThroughAtOnceEvenIfCompressed(Between between) throws Exception {
        var gates = gates(8);
        provider.next(gated(gates));
        try (var hop = between.before(lively.url());
                var events = new EventReader(ask(hop.url(), "gzip"))) {
            events.next("start");
            for (int token = 0; token < gates.size(); token++) {
                gates.get(token).open();
                assertEquals("token" + token, text(events).strip());
            }
        }
    }

    /** Six seconds of silence, counted in heartbeats; without them, five seconds would cut the connection. */
    @ParameterizedTest
    @EnumSource
    void heartbeatsKeepASilentAnswerOpenBeyondTheProxysTimeOut(Between between) throws Exception {
        var gates = gates(1);
        provider.next(gated(gates));
        try (var hop = between.before(lively.url());
                var body = ask(hop.url(), "identity")) {
            var reader = new BufferedReader(new InputStreamReader(body, UTF_8));
            int beats = 0;
            for (var line = reader.readLine(); beats < 12; line = reader.readLine()) {
                assertTrue(line != null, "cut after " + beats + " heartbeats");
                beats += line.startsWith(":") ? 1 : 0;
            }
            gates.get(0).open();
            var line = reader.readLine();
            while (line != null && !line.contains("token0")) {
                line = reader.readLine();
            }
            assertTrue(line != null, "the token came over the same connection");
        }
    }

    /**
     * The default heartbeat is too slow for this proxy. The proxy cuts, the page's client resumes, and nothing is lost.
     */
    @ParameterizedTest
    @EnumSource
    void aCutForSilenceIsResumed(Between between) throws Exception {
        var gates = gates(2);
        provider.next(gated(gates));
        try (var hop = between.before(calm.url());
                var client = PageClient.start("follow", hop.url(), "{}")) {
            gates.get(0).open();
            var text = new StringBuilder();
            var cuts = new AtomicInteger();
            client.next(line -> {
                text.append(line.at("/data/text").text().orElse(""));
                cuts.addAndGet(PageClient.is(line, "state", "waiting") ? 1 : 0);
                // On a slow machine the cut may come before the token.
                if (cuts.get() > 0 && text.toString().startsWith("token0")) {
                    gates.get(1).open();
                }
                return PageClient.is(line, "event", "done");
            });
            assertEquals("token0 token1", text.toString().strip());
            assertTrue(cuts.get() > 0);
        }
        assertEquals(asked + 1, provider.requests().size());
    }

    /** The worst proxy: it passes on no part of a response, not even the head, until it is complete. */
    @Test
    void pollsThroughAProxyThatBuffersDespiteOurHeader() throws Exception {
        var gates = gates(4);
        provider.next(gated(gates));
        try (var hop = Hop.nginx(lively.url(), "proxy_ignore_headers X-Accel-Buffering;");
                var client = PageClient.start("follow", hop.url(), "{\"bufferedAfter\":1000}")) {
            client.next(line -> PageClient.is(line, "state", "polling"));
            for (int token = 0; token < gates.size(); token++) {
                gates.get(token).open();
                assertEquals("token" + token, client.nextText().strip());
            }
            client.next(line -> PageClient.is(line, "event", "done"));
        }
        assertEquals(asked + 1, provider.requests().size());
    }

    /** nginx speaks HTTP/1.0 to Docent, so it takes a cut for the end and ends its own response normally. */
    @Test
    void aCutThatAProxyTurnsIntoANormalEndIsResumed() throws Exception {
        for (int bytes = 500; bytes < 1_400; bytes += 150) {
            provider.next(Script.openAiAnswer("One ", "two ", "three ", "é🌍 ", "four ", "five."));
            try (var broken = new FaultProxy(lively.url().getPort(), Plan.inTurn(Fault.cutAfter(bytes)));
                    var hop = Hop.nginx(broken.url(), "");
                    var client = PageClient.start("follow", hop.url(), "{}")) {
                var text = new StringBuilder();
                var last = client.next(line -> line.get("event").text().isPresent());
                for (; !PageClient.is(last, "event", "done"); last = client.next()) {
                    if (PageClient.is(last, "event", "text")) {
                        text.append(last.at("/data/text").text().orElseThrow());
                    }
                }
                assertEquals("One two three é🌍 four five.", text.toString(), "cut after " + bytes + " bytes");
                assertEquals(1, broken.faults());
            }
        }
        assertEquals(asked + 6, provider.requests().size());
    }

    /** The page's own client and the packaged server: a cut after every byte. */
    @Test
    void thePagesClientSurvivesACutAfterAnyByte() throws Exception {
        var tokens = IntStream.range(0, 8)
                .mapToObj(i -> List.of("tok", "\n", " ", "é", "👩‍👩‍👧", "\r", "\r\n", "data: x\n\n")
                        .get(i % 8))
                .toArray(String[]::new);
        provider.next(Script.openAiAnswer(tokens));
        var seen = new HashSet<String>();
        var log = Logger.getLogger("dev.docent.web.RequestLogFilter");
        log.setLevel(Level.WARNING);
        try (var proxy = new FaultProxy(lively.url().getPort(), (request, head) -> cutOnce(head, seen));
                var client = PageClient.start("cut", proxy.url(), "{}")) {
            var result = client.next();
            assertEquals(String.join("", tokens), result.get("text").text().orElseThrow());
            assertTrue(result.get("cuts").integer().orElseThrow() > 900, result.toString());
        } finally {
            log.setLevel(null);
        }
        assertEquals(asked + 1, provider.requests().size());
    }

    /** Cuts the first response to each {@code X-Cut}. */
    private static Fault cutOnce(String head, Set<String> seen) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("x-cut:") && seen.add(line))
                .findFirst()
                .map(line -> Fault.cutAfter(Long.parseLong(line.substring(6).strip())))
                .orElse(Fault.none());
    }

    private static List<Gate> gates(int count) {
        return Stream.generate(Gate::new).limit(count).toList();
    }

    private static Script gated(List<Gate> gates) {
        var script = Script.eventStream().event(Script.role());
        for (int token = 0; token < gates.size(); token++) {
            script.await(gates.get(token)).event(Script.delta("token" + token + " "));
        }
        return script.event(Script.finish("stop")).event("[DONE]").end();
    }

    /** Returns the next text without white space, which may arrive separately from the word before it. */
    private static String text(EventReader events) {
        for (var event = events.next(); ; event = events.next()) {
            if (event.type().equals("message")) {
                var text = Json.parse(event.data()).get("text").text().orElseThrow();
                if (!text.isBlank()) {
                    return text;
                }
            }
        }
    }

    private static InputStream ask(URI url, String encoding) throws Exception {
        var request = HttpRequest.newBuilder(url.resolve("api/chat"))
                .header("Content-Type", "application/json")
                .header("Accept-Encoding", encoding)
                .POST(HttpRequest.BodyPublishers.ofString(ASK))
                .build();
        var response = HTTP.send(request, BodyHandlers.ofInputStream());
        assertEquals(200, response.statusCode());
        boolean packed =
                response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        return packed ? new GZIPInputStream(response.body()) : response.body();
    }
}
