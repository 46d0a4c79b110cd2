package dev.docent.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.http.ClientLimits;
import dev.docent.http.StreamingClient;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.RecordingChatListener;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every model behind HTTP promises, over real sockets. A protocol's test says how its stream is written. */
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

    /** Returns the head of a response, after which the body is written. */
    abstract Script head();

    /** Returns the record of a piece of text. */
    abstract String text(String text);

    /** Returns the record by which the text is whole, its last line end included. */
    abstract String lastWord();

    /** Returns what follows until the end: the counts 11 and 4, if they are not in the last word. */
    abstract String rest();

    /** Returns a record that says, in mid-stream, that the provider is overloaded. */
    abstract String overloaded();

    /** Returns a model at an endpoint, with a price of 1 for a million tokens of input and 2 for those of output. */
    static ModelSpec spec(Endpoint endpoint) {
        return new ModelSpec(endpoint.model(), endpoint, Timeouts.DEFAULT, Optional.of(new Price(1, 2)));
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
    void tellsEachPieceAndTheCounts() {
        ask(head().text(text("Hello") + text(" ") + text("wörld\n") + text("👩‍🚀") + lastWord() + rest())
                .end());
        var completion = listener.awaitFinish();
        assertEquals("Hello wörld\n👩‍🚀", listener.text());
        assertEquals(FinishReason.STOP, completion.reason());
        assertEquals(Optional.of(new Usage(11, 4, false, Optional.of(19e-6))), completion.usage());
    }

    /** Prompt: 27 characters, answer: 5. */
    @Test
    void estimatesWhatTheProviderHasNotCounted() {
        provider.next(head().text(text("Hello")).stall());
        var generation = model(provider.url()).generate(PROMPT, listener);
        listener.awaitText("Hello");
        generation.stop();
        var usage = listener.awaitFinish().usage().orElseThrow();
        assertTrue(usage.estimated());
        assertEquals(7, usage.inputTokens());
        assertEquals(2, usage.outputTokens());
    }

    @Test
    void readsAStreamThatComesByteByByte() {
        ask(head().textByteByByte(text("Grüße 😀") + text("\n\n") + lastWord() + rest())
                .end());
        listener.awaitFinish();
        assertEquals("Grüße 😀\n\n", listener.text());
    }

    /** Wherever a response ends, in order and before the last word is complete, the answer is not whole. */
    @Test
    void neverTakesACutStreamForAWholeOne() {
        var before = text("ab") + lastWord().stripTrailing();
        var stream = (text("ab") + lastWord() + rest()).getBytes(UTF_8);
        int whole = before.getBytes(UTF_8).length;
        for (int cut = 0; cut <= stream.length; cut++) {
            var heard = new RecordingChatListener();
            provider.next(head().bytes(Arrays.copyOf(stream, cut)).end());
            model(provider.url()).generate(PROMPT, heard);
            if (cut >= whole) {
                heard.awaitFinish();
                assertEquals("ab", heard.text());
            } else {
                assertCutOff(heard.awaitError(), cut);
            }
        }
    }

    private static void assertCutOff(ModelException error, int cut) {
        boolean nothing = cut < 8 && error.failure() == ModelFailure.NOT_A_STREAM;
        assertTrue(
                nothing || error.failure() == ModelFailure.CUT_OFF,
                () -> "at " + cut + ": " + error.failure() + ", " + error.getMessage());
    }

    @Test
    void keepsTheTextWhenTheProviderFailsInMidStream() {
        ask(head().text(text("ab") + overloaded()).end());
        assertEquals(ModelFailure.OVERLOADED, listener.awaitFailure());
        assertEquals("ab", listener.text());
    }

    @Test
    void failsOnAPageInPlaceOfAStream() {
        ask(Script.response(200, "text/html", "<!doctype html><title>Sign in</title>"));
        var error = listener.awaitError();
        assertEquals(ModelFailure.NOT_A_STREAM, error.failure());
        assertTrue(error.getMessage().contains("Sign in"), error.getMessage());
    }

    @Test
    void timesOutWhenNothingIsSaid() {
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
