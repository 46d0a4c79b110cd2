package dev.docent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.json.Json;
import dev.docent.sse.SseEvent;
import dev.docent.testing.Fault;
import dev.docent.testing.FaultProxy;
import dev.docent.testing.FaultProxy.Plan;
import dev.docent.testing.Passages;
import dev.docent.testing.ScriptedModel;
import dev.docent.testing.Stride;
import dev.docent.testing.WireClient;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The connection is cut after every byte. A client that resumes gets each event once and in order, and the model is
 * asked once.
 */
class ExactlyOnceTest {
    private static final int LANES = 4;
    private static final String KEY = "the-only-one";

    /**
     * White space, line ends of every kind, characters of one to four bytes and of several code points, and text that
     * looks like a field.
     */
    private static final List<String> TOKENS = List.of(
            "tok",
            "\n",
            " ",
            "",
            " é",
            "€",
            "🌍",
            "👩‍👩‍👧",
            "e\u0301",
            "\r",
            "\r\n",
            "\n\n",
            "data: x",
            "\nid: 7\n\n",
            ": no",
            "event: done",
            "[DONE]",
            "\u2028",
            "  ",
            "\u0000",
            "\ufeff",
            "{\"text\":\"\"}",
            "\\n",
            "\t");

    private final ScriptedModel model = new ScriptedModel();
    private final ExecutorService threads = Executors.newFixedThreadPool(LANES);
    // Silenced, because there are tens of thousands of requests.
    private final Logger requestLog = Logger.getLogger("dev.docent.web.RequestLogFilter");
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        requestLog.setLevel(Level.WARNING);
        server = new TestServer(model, query -> Passages.ONE);
    }

    @AfterEach
    void stop() throws Exception {
        threads.shutdownNow();
        server.close();
        requestLog.setLevel(null);
    }

    @Test
    void anAnswerOfFiveHundredEventsSurvivesACutAfterAnyByte() throws Exception {
        var whole = ask(576);
        assertTrue(whole.size() >= 500, () -> whole.size() + " events");
        var bytes = bytes();
        var resumed = ConcurrentHashMap.<Integer>newKeySet();

        int cuts = onEveryLane(
                (client, cut) -> {
                    var before = new AnswerForm.Reading(KEY, "", event -> {});
                    AnswerForm.ASK.request(client, before);
                    if (client.readHead() != 0) {
                        AnswerForm.ASK.read(client, before);
                    }
                    int seen = before.events().size();
                    assertEquals(whole.subList(0, seen), before.events(), "cut after " + cut + " bytes");
                    if (before.hasEnded()) {
                        client.readText();
                        return;
                    }
                    if (!resumed.add(seen)) {
                        // The next request would be the same as after the previous byte, whose complete response was
                        // compared.
                        return;
                    }
                    AnswerForm.ASK.request(client, before);
                    assertEquals(200, client.readHead());
                    var rest = client.readAll();
                    if (!Arrays.equals(rest, 0, rest.length, bytes, startOf(seen + 1, bytes), bytes.length)) {
                        assertEquals(
                                text(bytes, startOf(seen + 1, bytes)), text(rest, 0), "cut after " + cut + " bytes");
                    }
                },
                Fault::cutAfter);

        assertTrue(cuts > 15_000 / Stride.length(), cuts + " cuts");
        assertEquals(1, model.calls());
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerInEachFormSurvivesAResetAfterAnyByte(AnswerForm form) throws Exception {
        var whole = ask(24);
        var expected = whole;
        if (form == AnswerForm.PLAIN_GET || form == AnswerForm.PLAIN_POST) {
            expected = readDirectly(form, whole);
            assertEquals(plain(text(whole)), plain(expected.subList(0, expected.size() - 1)));
        }

        int cuts = cutEverywhere(form, expected, Fault::resetAfter);

        assertTrue(cuts > 600 / Stride.length(), cuts + " cuts");
        assertEquals(1, model.calls());
    }

    /** Asks and makes the model send this many tokens. Returns the events over a connection without faults. */
    private List<SseEvent> ask(int tokens) throws Exception {
        try (var client = new WireClient(server.port())) {
            client.send("POST", "/docs/api/chat", List.of("Idempotency-Key: " + KEY), AnswerForm.ASK_BODY);
            model.awaitAsked();
            IntStream.range(0, tokens).forEach(i -> model.says(TOKENS.get(i % TOKENS.size())));
            model.finishes();
        }
        var whole = readDirectly(AnswerForm.ASK, List.of());
        var said = new StringBuilder();
        IntStream.range(0, tokens).forEach(i -> said.append(TOKENS.get(i % TOKENS.size())));
        assertEquals(said.toString(), text(whole));
        assertProven(whole);
        return whole;
    }

    private List<SseEvent> readDirectly(AnswerForm form, List<SseEvent> known) {
        try (var client = new WireClient(server.port())) {
            return form.readWhole(client, KEY, answer(known), event -> {}).events();
        }
    }

    /** Reads one answer over a connection that is cut. */
    @FunctionalInterface
    private interface CutReading {
        void read(WireClient client, int cut);
    }

    /**
     * Reads with a cut after 0 bytes, after one {@link Stride} more and so on, until a cut is after the end. Returns
     * how many hit.
     */
    private int onEveryLane(CutReading reading, IntFunction<Fault> fault) throws Exception {
        var next = new AtomicInteger();
        Callable<Integer> lane = () -> {
            int cuts = 0;
            try (var proxy = new FaultProxy(server.port(), Plan.inTurn());
                    var client = new WireClient(proxy.port())) {
                while (true) {
                    int cut = next.getAndAdd(Stride.length());
                    int before = proxy.faults();
                    proxy.plan(Plan.inTurn(fault.apply(cut)));
                    reading.read(client, cut);
                    if (proxy.faults() == before) {
                        return cuts;
                    }
                    cuts++;
                }
            }
        };
        int cuts = 0;
        var lanes = IntStream.range(0, LANES).mapToObj(i -> lane).toList();
        for (var result : threads.invokeAll(lanes)) {
            cuts += result.get();
        }
        return cuts;
    }

    private int cutEverywhere(AnswerForm form, List<SseEvent> expected, IntFunction<Fault> fault) throws Exception {
        var answer = answer(readDirectly(AnswerForm.ASK, List.of()));
        return onEveryLane(
                (client, cut) -> {
                    var events =
                            form.readWhole(client, KEY, answer, event -> {}).events();
                    assertEquals(expected, events, form + " cut after " + cut + " bytes");
                },
                fault);
    }

    /** Returns the whole body as sent. */
    private byte[] bytes() {
        try (var client = new WireClient(server.port())) {
            AnswerForm.ASK.request(client, new AnswerForm.Reading(KEY, "", event -> {}));
            client.readHead();
            return client.readAll();
        }
    }

    private static int startOf(int event, byte[] bytes) {
        var text = new String(bytes, ISO_8859_1);
        int blank = text.lastIndexOf("\n\n", text.indexOf("\nid: " + event + "\n"));
        return blank < 0 ? 0 : blank + 2;
    }

    private static String text(byte[] bytes, int from) {
        return new String(bytes, from, bytes.length - from, UTF_8);
    }

    private static String answer(List<SseEvent> events) {
        return events.isEmpty()
                ? ""
                : Json.parse(events.get(0).data()).get("answer").text().orElseThrow();
    }

    private static String text(List<SseEvent> events) {
        var text = new StringBuilder();
        for (var event : events) {
            if (event.type().equals("message")) {
                text.append(Json.parse(event.data()).get("text").text().orElseThrow());
            }
        }
        return text.toString();
    }

    /** The plain form has only one kind of line end. */
    private static String plain(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static String plain(List<SseEvent> events) {
        return String.join("", events.stream().map(SseEvent::data).toList());
    }

    private static void assertProven(List<SseEvent> events) throws Exception {
        var done = Json.parse(events.get(events.size() - 1).data());
        var text = text(events);
        var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        assertEquals(text.length(), done.get("length").integer().orElseThrow());
        assertEquals(HexFormat.of().formatHex(digest), done.get("sha256").text().orElseThrow());
        var ids = new ArrayList<String>();
        IntStream.rangeClosed(1, events.size()).forEach(id -> ids.add(Integer.toString(id)));
        assertEquals(ids, events.stream().map(SseEvent::lastEventId).toList());
    }
}
