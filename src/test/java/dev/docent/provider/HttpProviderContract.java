package dev.docent.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.http.ClientLimits;
import dev.docent.http.StreamingClient;
import dev.docent.model.ChatModel;
import dev.docent.model.ChatModelContract;
import dev.docent.model.FinishReason;
import dev.docent.model.ModelException;
import dev.docent.model.ModelFailure;
import dev.docent.model.ModelProvider;
import dev.docent.model.Timeouts;
import dev.docent.model.TokenPrice;
import dev.docent.model.Usage;
import dev.docent.testing.Gate;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.RecordingChatListener;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import dev.docent.testing.Stride;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every model behind HTTP must do, over real sockets. The test of a protocol says how to write its stream. */
abstract class HttpProviderContract extends ChatModelContract {
    static final String KEY = "sk-very-secret";

    final ScriptedProvider provider = new ScriptedProvider();
    final StreamingClient client = new StreamingClient("Docent/test", ClientLimits.DEFAULT);
    final ManualScheduler scheduler = new ManualScheduler();
    final RecordingChatListener listener = new RecordingChatListener();
    final Providers providers =
            new Providers(new ModelProvider.Services(client, scheduler, Clock.systemUTC(), scheduler::nanoTime));

    /** Returns a model with {@link #KEY} at this address. */
    abstract ChatModel model(URI url);

    /** Returns the head of a response, to which the body is added. */
    abstract Script head();

    /** Returns the record with a piece of text. */
    abstract String text(String text);

    /** Returns the record that completes the text, including its last line end. */
    abstract String lastWord();

    /** Returns what follows: the token counts 11 and 4, if they are not in the last word. */
    abstract String rest();

    /** Returns a record that says in mid-stream that the provider is overloaded. */
    abstract String overloaded();

    /** Returns a model at an endpoint, with a price of 1 per million input tokens and 2 per million output tokens. */
    static ModelSpec spec(Endpoint endpoint) {
        return new ModelSpec(endpoint.model(), endpoint, Timeouts.DEFAULT, new TokenPrice(1, 2));
    }

    @AfterEach
    void close() {
        client.close();
        provider.close();
    }

    @Override
    protected ChatModel answering() {
        provider.always(head().text(text("Hello") + text(" world") + lastWord() + rest())
                .end());
        return model(provider.url());
    }

    @Override
    protected ChatModel lingering() {
        provider.always(head().text(text("Hello")).stall());
        return model(provider.url());
    }

    @Override
    protected ChatModel failing() {
        provider.always(Script.response(500, "text/plain", "broken"));
        return model(provider.url());
    }

    void ask(Script script) {
        provider.next(script);
        model(provider.url()).generate(PROMPT, listener);
    }

    @Test
    void reportsEachPieceAndTheCounts() {
        ask(head().text(text("Hello") + text(" ") + text("wörld\n") + text("👩‍🚀") + lastWord() + rest())
                .end());
        var completion = listener.awaitFinish();
        assertEquals("Hello wörld\n👩‍🚀", listener.text());
        assertEquals(FinishReason.STOP, completion.reason());
        assertEquals(new Usage(11, 4, false, 19e-6), completion.usage());
    }

    /** Prompt: 27 characters, answer: 5. */
    @Test
    void estimatesWhatTheProviderHasNotCounted() {
        provider.next(head().text(text("Hello")).stall());
        var generation = model(provider.url()).generate(PROMPT, listener);
        listener.awaitText("Hello");
        generation.stop();
        var usage = listener.awaitFinish().usage();
        assertTrue(usage.estimated());
        assertEquals(7, usage.inputTokens());
        assertEquals(2, usage.outputTokens());
    }

    @Test
    void readsAStreamThatArrivesByteByByte() {
        ask(head().textByteByByte(text("Grüße 😀") + text("\n\n") + lastWord() + rest())
                .end());
        listener.awaitFinish();
        assertEquals("Grüße 😀\n\n", listener.text());
    }

    @Test
    void reportsEachTokenOfALargeBurst() {
        int tokens = Stride.size(10_000, getClass().getName());
        var burst = new StringBuilder();
        for (int i = 0; i < tokens; i++) {
            burst.append(text("token " + i + " "));
        }
        ask(head().text(burst + lastWord() + rest()).end());
        listener.awaitFinish();
        assertTrue(listener.text().startsWith("token 0 token 1 ")
                && listener.text().endsWith(" token " + (tokens - 1) + " "));
        assertEquals(tokens, listener.deltas().size());
    }

    @Test
    void reportsARecordOfAMegabyte() {
        var megabyte = "0123456789 abcde".repeat(65_536);
        ask(head().text(text("a") + text(megabyte) + lastWord() + rest()).end());
        listener.awaitFinish();
        assertEquals("a" + megabyte, listener.text());
    }

    /** Wherever and however a response ends before the last word is complete, the answer is incomplete. */
    @ParameterizedTest
    @ValueSource(strings = {"in order", "with a cut", "with the connection"})
    void neverTakesACutStreamForACompleteOne(String how) {
        var before = text("ab") + lastWord().stripTrailing();
        var stream = (text("ab") + lastWord() + rest()).getBytes(UTF_8);
        int whole = before.getBytes(UTF_8).length;
        for (int cut : Stride.upTo(stream.length, getClass().getName() + how).toArray()) {
            var heard = new RecordingChatListener();
            provider.next(carried(how, Arrays.copyOf(stream, cut)));
            model(provider.url()).generate(PROMPT, heard);
            heard.awaitEnd();
            if (heard.hasFinished()) {
                assertTrue(cut >= whole, how + " at " + cut);
                assertEquals("ab", heard.text());
            } else {
                // After a cut, it is unknown whether the last line was complete.
                assertTrue(cut < whole || how.equals("with a cut") && cut < stream.length, how + " at " + cut);
                assertCutOff(heard.awaitError(), cut);
            }
        }
    }

    private Script carried(String how, byte[] bytes) {
        return switch (how) {
            case "in order" -> head().bytes(bytes).end();
            case "with a cut" -> head().bytes(bytes).fin();
            default ->
                Script.raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n")
                        .bytes(bytes)
                        .fin();
        };
    }

    private static void assertCutOff(ModelException error, int cut) {
        boolean nothing = cut < 8 && error.failure() == ModelFailure.NOT_A_STREAM;
        assertTrue(
                nothing || error.failure() == ModelFailure.CUT_OFF,
                () -> "at " + cut + ": " + error.failure() + ", " + error.getMessage());
    }

    @Test
    void timesOutWhenItFallsSilentAfterTenTokens() {
        ask(head().text(text("1 ").repeat(10)).stall());
        listener.awaitText("1 ".repeat(10));
        scheduler.advance(Duration.ofSeconds(30));
        var error = listener.awaitError();
        assertEquals(ModelFailure.TIMED_OUT, error.failure());
        assertTrue(error.getMessage().contains("no next token within 30000 ms"), error.getMessage());
        provider.connection(0).awaitClosedByClient();
    }

    @Test
    void isCutOffWhenTheConnectionIsReset() {
        var gate = new Gate();
        ask(head().text(text("ab")).await(gate).reset());
        listener.awaitText("ab");
        gate.open();
        assertEquals(ModelFailure.CUT_OFF, listener.awaitFailure());
    }

    /** The request to the other address would contain the key. */
    @Test
    void followsNoRedirect() {
        try (var other = new ScriptedProvider()) {
            ask(Script.response(307, "text/plain", "", "Location: " + other.url() + "/elsewhere"));
            var error = listener.awaitError();
            assertEquals(ModelFailure.NOT_A_STREAM, error.failure());
            assertTrue(error.getMessage().contains("location " + other.url()), error.getMessage());
            assertEquals(0, other.connectionCount());
        }
    }

    @Test
    void keepsTheTextWhenTheProviderFailsInMidStream() {
        ask(head().text(text("ab") + overloaded()).end());
        assertEquals(ModelFailure.OVERLOADED, listener.awaitFailure());
        assertEquals("ab", listener.text());
    }

    @Test
    void failsOnAPageInsteadOfAStream() {
        ask(Script.response(200, "text/html", "<!doctype html><title>Sign in</title>"));
        var error = listener.awaitError();
        assertEquals(ModelFailure.NOT_A_STREAM, error.failure());
        assertTrue(error.getMessage().contains("Sign in"), error.getMessage());
    }

    @Test
    void timesOutWhenNothingArrives() {
        ask(head().stall());
        provider.awaitRequest();
        scheduler.advance(Duration.ofSeconds(60));
        assertEquals(ModelFailure.TIMED_OUT, listener.awaitFailure());
        provider.connection(0).awaitClosedByClient();
    }

    @Test
    void aStopClosesTheConnection() {
        provider.next(head().text(text("ab")).stall());
        var generation = model(provider.url()).generate(PROMPT, listener);
        listener.awaitText("ab");
        generation.stop();
        listener.awaitFinish();
        provider.connection(0).awaitClosedByClient();
    }

    @Test
    void neverShowsTheKey() {
        ask(Script.response(401, "application/json", "{\"error\":{\"message\":\"no such key: " + KEY + "\"}}"));
        var error = listener.awaitError();
        assertEquals(ModelFailure.UNAUTHORIZED, error.failure());
        assertFalse(error.toString().contains(KEY), error.toString());
        assertFalse(model(provider.url()).toString().contains(KEY));
    }
}
