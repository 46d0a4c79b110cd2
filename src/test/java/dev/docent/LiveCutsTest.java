package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.json.Json;
import dev.docent.model.ChatListener;
import dev.docent.model.ChatModel;
import dev.docent.model.Completion;
import dev.docent.model.FinishReason;
import dev.docent.model.Generation;
import dev.docent.prompt.Prompt;
import dev.docent.sse.SseEvent;
import dev.docent.testing.Fault;
import dev.docent.testing.FaultProxy;
import dev.docent.testing.FaultProxy.Plan;
import dev.docent.testing.Passages;
import dev.docent.testing.Patience;
import dev.docent.testing.WireClient;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The connection is cut while the model writes. It sends each token only after the previous one has been read. */
@Tag("slow")
class LiveCutsTest {
    private static final List<String> TOKENS = List.of(
            "One",
            " ",
            "\n",
            "é",
            "👩‍👩‍👧",
            "\r\n",
            "data: x\n\n",
            "\u2028",
            " ",
            "tok",
            "\nid: 3\n\n",
            "e\u0301",
            ":",
            "\t",
            "end");

    private final GatedModel model = new GatedModel();
    private final Logger requestLog = Logger.getLogger("dev.docent.web.RequestLogFilter");
    private TestServer server;
    private FaultProxy proxy;
    private WireClient client;

    @BeforeEach
    void start() throws Exception {
        requestLog.setLevel(Level.WARNING);
        server = new TestServer(model, query -> Passages.ONE);
        proxy = new FaultProxy(server.port(), Plan.inTurn());
        client = new WireClient(proxy.port());
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        proxy.close();
        server.close();
        requestLog.setLevel(null);
    }

    @Test
    void twoCutsInARunningAnswerLoseNothing() {
        var random = new Random(20_26);
        int faults = 0;
        for (int round = 0; round < 150; round++) {
            var first = Fault.cutAfter(random.nextInt(1_600));
            var second = Fault.resetAfter(random.nextInt(1_200));
            proxy.plan(Plan.inTurn(random.nextBoolean() ? first : first.byteByByte(), second));
            int before = proxy.faults();

            assertEquals(String.join("", TOKENS), ask("round-" + round), first + " and " + second);

            assertEquals(round + 1, model.calls);
            faults += proxy.faults() - before;
        }
        assertTrue(faults > 150, faults + " cuts hit");
    }

    @Test
    void aQuestionWhoseResponseIsCutInItsHeadIsAskedOnce() {
        for (int bytes = 0; bytes < 200; bytes += 23) {
            proxy.plan(Plan.inTurn(Fault.cutAfter(bytes)));
            assertEquals(String.join("", TOKENS), ask("head-" + bytes));
        }
        assertEquals(9, model.calls);
    }

    @Test
    void aQuestionWhoseResponseNeverArrivesIsAskedOnce() {
        proxy.plan(Plan.inTurn(Fault.stallAfter(0)));
        AnswerForm.ASK.request(client, new AnswerForm.Reading("lost", "", event -> {}));
        proxy.awaitFaults(1);
        client.close(); // As a client's watchdog does; the server does not notice.

        assertEquals(String.join("", TOKENS), ask("lost"));
        assertEquals(1, model.calls);
    }

    @Test
    void aQuestionThatNeverArrivedIsAskedOnce() {
        proxy.plan(Plan.inTurn(Fault.blackHole()));
        AnswerForm.ASK.request(client, new AnswerForm.Reading("gone", "", event -> {}));
        proxy.awaitFaults(1);
        client.close();

        assertEquals(String.join("", TOKENS), ask("gone"));
        assertEquals(1, model.calls);
    }

    @Test
    void tokensTricklingThroughASlowConnectionArriveCompletely() {
        proxy.plan(Plan.inTurn(Fault.none().byteByByte(), Fault.none()));
        assertEquals(String.join("", TOKENS), ask("bytes"));
        proxy.plan(Plan.inTurn(Fault.none().throttledTo(20_000)));
        assertEquals(String.join("", TOKENS), ask("slow"));
    }

    /** Asks, lets the model continue after every token that was read, and returns the text. */
    private String ask(String key) {
        var left = TOKENS.iterator();
        Consumer<SseEvent> onEvent = event -> {
            boolean asked = event.type().equals("status")
                    && Json.parse(event.data())
                            .get("phase")
                            .text()
                            .orElseThrow()
                            .equals("asking");
            if (asked) {
                model.awaitAsked();
            }
            if (asked || event.type().equals("message")) {
                model.goOn(left);
            }
        };
        var text = new StringBuilder();
        var events = AnswerForm.ASK.readWhole(client, key, "", onEvent).events();
        for (int i = 0; i < events.size(); i++) {
            assertEquals(Integer.toString(i + 1), events.get(i).lastEventId());
            if (events.get(i).type().equals("message")) {
                text.append(Json.parse(events.get(i).data()).get("text").text().orElseThrow());
            }
        }
        return text.toString();
    }

    /** Sends one token at a time, in the thread of the test. */
    private static final class GatedModel implements ChatModel {
        private final BlockingQueue<ChatListener> asked = new LinkedBlockingQueue<>();
        private volatile int calls;

        // Used only by the thread of the test.
        private ChatListener listener;
        private boolean finished;

        @Override
        public String name() {
            return "gated";
        }

        @Override
        public Generation generate(Prompt prompt, ChatListener newListener) {
            calls++;
            asked.add(newListener);
            return () -> {};
        }

        void awaitAsked() {
            try {
                listener = Objects.requireNonNull(
                        asked.poll(Patience.SECONDS, TimeUnit.SECONDS), "nobody has asked the model");
                finished = false;
            } catch (InterruptedException e) {
                throw new AssertionError("nobody interrupts this thread", e);
            }
        }

        /** Sends the next token, or ends the answer. White space is shown only together with the text after it. */
        void goOn(Iterator<String> tokens) {
            while (tokens.hasNext()) {
                var token = tokens.next();
                listener.onText(token);
                if (!token.endsWith(" ") && !token.isBlank()) {
                    return;
                }
            }
            if (!finished) {
                finished = true;
                listener.onFinish(new Completion(FinishReason.STOP));
            }
        }
    }
}
