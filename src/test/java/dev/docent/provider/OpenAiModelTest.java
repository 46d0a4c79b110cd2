package dev.docent.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.http.ClientLimits;
import dev.docent.http.StreamingClient;
import dev.docent.model.ChatModel;
import dev.docent.model.ChatModelContract;
import dev.docent.model.Completion;
import dev.docent.model.FallbackModel;
import dev.docent.model.FinishReason;
import dev.docent.model.Generation;
import dev.docent.model.ModelFailure;
import dev.docent.model.ModelProvider;
import dev.docent.model.RetryPolicy;
import dev.docent.model.Timeouts;
import dev.docent.model.Usage;
import dev.docent.settings.Provider;
import dev.docent.testing.DeafPort;
import dev.docent.testing.Gate;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.Patience;
import dev.docent.testing.RecordingChatListener;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import dev.docent.testing.Stride;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiModelTest extends ChatModelContract {
    private static final String KEY = "sk-very-secret";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final ScriptedProvider provider = new ScriptedProvider();
    private final StreamingClient client = new StreamingClient("Docent/test", ClientLimits.DEFAULT);
    private final ManualScheduler scheduler = new ManualScheduler();
    private final RecordingChatListener listener = new RecordingChatListener();

    @AfterEach
    void close() {
        client.close();
        provider.close();
    }

    @Override
    protected ChatModel answering() {
        provider.always(Script.openAiAnswer("Hello", " world"));
        return model(provider.url());
    }

    @Override
    protected ChatModel lingering() {
        provider.always(Script.eventStream().event(Script.delta("Hello")).stall());
        return model(provider.url());
    }

    @Override
    protected ChatModel failing() {
        provider.always(Script.response(500, "text/plain", "broken"));
        return model(provider.url());
    }

    private ChatModel model(URI url) {
        return model(endpoint(url), Timeouts.DEFAULT);
    }

    private static Endpoint endpoint(URI url) {
        return new Endpoint(url, KEY, "gpt-test", Map.of(), Map.of());
    }

    private ChatModel model(Endpoint endpoint, Timeouts timeouts) {
        var providers = new Providers(
                new ModelProvider.Services(client, scheduler, Clock.fixed(NOW, ZoneOffset.UTC), scheduler::nanoTime));
        return providers.model(Provider.OPENAI, new ModelSpec(endpoint.model(), endpoint, timeouts, null));
    }

    private Generation ask(Script script) {
        provider.next(script);
        return model(provider.url()).generate(PROMPT, listener);
    }

    @Test
    void sendsThePromptAsAStreamingChatCompletion() {
        ask(Script.openAiAnswer("x"));
        listener.awaitFinish();
        var request = provider.awaitRequest();
        assertEquals("POST", request.method());
        assertEquals("/v1/chat/completions", request.path());
        assertEquals(Optional.of("Bearer " + KEY), request.header("authorization"));
        assertEquals(Optional.of("application/json"), request.header("content-type"));
        assertEquals(
                "{\"model\":\"gpt-test\",\"messages\":[{\"role\":\"system\",\"content\":\"rules\"},"
                        + "{\"role\":\"user\",\"content\":\"How do I install it?\"}],\"stream\":true,"
                        + "\"stream_options\":{\"include_usage\":true}}",
                request.text());
    }

    @Test
    void sendsNoKeyWhenThereIsNone() {
        provider.next(Script.openAiAnswer("x"));
        model(new Endpoint(URI.create(provider.url() + "/"), null, "m", Map.of(), Map.of()), Timeouts.DEFAULT)
                .generate(PROMPT, listener);
        listener.awaitFinish();
        assertEquals(Optional.empty(), provider.awaitRequest().header("authorization"));
        assertEquals("/v1/chat/completions", provider.awaitRequest().path());
    }

    @Test
    void reportsEachDeltaAndTheUsage() {
        ask(Script.openAiAnswer("Hello", " ", "wörld\n", " 😀"));
        assertEquals(new Completion(FinishReason.STOP, new Usage(11, 4)), listener.awaitFinish());
        assertEquals(List.of("Hello", " ", "wörld\n", " 😀"), listener.deltas());
    }

    @Test
    void reportsADeltaWhileTheStreamContinues() {
        var gate = new Gate();
        ask(Script.eventStream()
                .event(Script.delta("Hel"))
                .await(gate)
                .event(Script.delta("lo"))
                .event("[DONE]"));
        listener.awaitText("Hel");
        gate.open();
        listener.awaitFinish();
        assertEquals("Hello", listener.text());
    }

    @Test
    void readsAStreamThatArrivesByteByByte() {
        var events = new StringBuilder();
        for (var data : List.of(Script.role(), Script.delta("Grüße 😀"), Script.finish("stop"), "[DONE]")) {
            events.append("data: ").append(data).append("\r\n\r\n");
        }
        ask(Script.eventStream().textByteByByte(events.toString()).end());
        listener.awaitFinish();
        assertEquals("Grüße 😀", listener.text());
    }

    @Test
    void reusesTheConnectionAfterAnAnswer() {
        provider.always(Script.openAiAnswer("x"));
        model(provider.url()).generate(PROMPT, listener);
        listener.awaitFinish();
        awaitIdle();
        var second = new RecordingChatListener();
        model(provider.url()).generate(PROMPT, second);
        second.awaitFinish();
        assertEquals(1, provider.connectionCount());
        awaitIdle();
    }

    /** The response ends a moment after the answer and then removes the last timer. */
    private void awaitIdle() {
        Patience.await(() -> scheduler.pending() == 0, () -> "a timer still waits");
    }

    @Test
    void joinsACharacterThatIsCutBetweenTwoDeltas() {
        ask(Script.eventStream()
                .event("{\"choices\":[{\"delta\":{\"content\":\"a\\ud83d\"}}]}")
                .event("{\"choices\":[{\"delta\":{\"content\":\"\\ude00b\"}}]}")
                .event("{\"choices\":[{\"delta\":{\"content\":\"c\\ud83d\"}}]}")
                .event(Script.finish("stop"))
                .event("[DONE]"));
        listener.awaitFinish();
        assertEquals(List.of("a", "😀b", "c", "\uFFFD"), listener.deltas());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reasoning_content", "reasoning"})
    void separatesReasoningFromText(String field) {
        ask(Script.eventStream()
                .event("{\"choices\":[{\"index\":0,\"delta\":{\"" + field + "\":\"hmm\",\"content\":null}}]}")
                .event(Script.delta("yes"))
                .event("[DONE]"));
        listener.awaitFinish();
        assertEquals("hmm", listener.reasoning());
        assertEquals("yes", listener.text());
    }

    @Test
    void ignoresWhatItDoesNotKnow() {
        ask(Script.eventStream()
                .comment("PROCESSING")
                .event("{\"choices\":[],\"prompt_filter_results\":[{\"a\":1}]}")
                .event("{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\"}}],\"usage\":null}")
                .event(
                        "{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"other\"}},"
                                + "{\"index\":0,\"delta\":{\"content\":\"mine\",\"x\":{}},\"logprobs\":null}],\"service_tier\":1}")
                .event("{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"other\"},\"finish_reason\":\"length\"}]}")
                .event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\"},\"finish_reason\":\"\"}]}")
                .event("{}")
                .event(Script.usage(3, 4))
                .event(Script.finish("stop").replace("}]", "}],\"usage\":null"))
                .event("[DONE]"));
        assertEquals(new Completion(FinishReason.STOP, new Usage(3, 4)), listener.awaitFinish());
        assertEquals("mine", listener.text());
    }

    @ParameterizedTest
    @CsvSource({"stop,STOP", "length,LENGTH", "content_filter,FILTERED", "tool_calls,STOP", "eos,STOP"})
    void saysWhyTheAnswerEnded(String reason, FinishReason expected) {
        ask(Script.eventStream()
                .event(Script.delta("x"))
                .event(Script.finish(reason))
                .event("[DONE]"));
        assertEquals(expected, listener.awaitFinish().reason());
    }

    @Test
    void ignoresWhatFollowsDone() {
        ask(Script.eventStream()
                .text("data: " + Script.delta("x") + "\n\ndata: [DONE]\n\ndata: " + Script.delta("y")
                        + "\n\ndata: {bad\n\n")
                .end());
        listener.awaitFinish();
        assertEquals("x", listener.text());
    }

    @Test
    void takesAFinishReasonAndTheEndOfTheStreamForTheEnd() {
        ask(Script.eventStream()
                .event(Script.delta("x"))
                .event(Script.finish("length"))
                .end());
        assertEquals(FinishReason.LENGTH, listener.awaitFinish().reason());
    }

    @Test
    void takesAFinishReasonForTheEndWhateverHappensToTheConnection() {
        ask(Script.eventStream()
                .event(Script.delta("x"))
                .event(Script.finish("stop"))
                .fin());
        assertEquals(FinishReason.STOP, listener.awaitFinish().reason());
    }

    @Test
    void takesAnUnterminatedDoneAtTheEndForTheEnd() {
        ask(Script.eventStream().event(Script.delta("x")).text("data: [DONE]").end());
        listener.awaitFinish();
    }

    @Test
    void waitsForNoMoreThanTheGraceOnceTheTextIsWhole() {
        ask(Script.eventStream()
                .event(Script.delta("x"))
                .event(Script.finish("stop"))
                .stall());
        listener.awaitText("x");
        awaitNextTimer(Duration.ofSeconds(2));
        assertFalse(listener.hasEnded());
        scheduler.advance(Duration.ofSeconds(2));
        assertEquals(FinishReason.STOP, listener.awaitFinish().reason());
        provider.connection(0).awaitClosedByClient();
    }

    @Test
    void doesNotWaitForTheServerToCloseAfterDone() {
        ask(Script.eventStream().event(Script.delta("x")).event("[DONE]").stall());
        listener.awaitFinish();
        awaitNextTimer(Duration.ofSeconds(2));
        scheduler.advance(Duration.ofSeconds(2));
        provider.connection(0).awaitClosedByClient();
        assertEquals(0, scheduler.pending());
    }

    private void awaitNextTimer(Duration expected) {
        Patience.await(
                () -> scheduler.untilNext().equals(Optional.of(expected)),
                () -> "the next timer is due after " + scheduler.untilNext() + ", not " + expected);
    }

    @Test
    void stopClosesTheConnection() {
        var generation = ask(Script.eventStream().event(Script.delta("x")).stall());
        listener.awaitText("x");
        generation.stop();
        assertEquals(FinishReason.STOPPED, listener.awaitFinish().reason());
        provider.connection(0).awaitClosedByClient();
        assertEquals(0, scheduler.pending());
    }

    @Test
    void failsWhenNoTokenComesInTime() {
        var gate = new Gate();
        ask(Script.eventStream().await(gate).stall());
        gate.awaitReached();
        scheduler.advance(Duration.ofSeconds(59));
        assertFalse(listener.hasEnded());
        scheduler.advance(Duration.ofSeconds(1));
        var failure = listener.awaitError();
        assertEquals(ModelFailure.TIMED_OUT, failure.failure());
        assertTrue(failure.getMessage().contains("no first token within 60000 ms"), failure.getMessage());
        provider.connection(0).awaitClosedByClient();
        gate.open();
    }

    @Test
    void countsNeitherCommentsNorRolesNorEmptyTextAsTokens() {
        var gate = new Gate();
        ask(Script.eventStream()
                .comment("a")
                .event(Script.role())
                .event("{\"choices\":[]}")
                .await(gate)
                .stall());
        gate.awaitReached();
        scheduler.advance(Duration.ofSeconds(60));
        assertEquals(ModelFailure.TIMED_OUT, listener.awaitFailure());
        gate.open();
    }

    @Test
    void failsWhenTheNextTokenDoesNotComeInTime() {
        var gate = new Gate();
        ask(Script.eventStream()
                .event(Script.delta("a"))
                .await(gate)
                .event(Script.delta("b"))
                .stall());
        listener.awaitText("a");
        scheduler.advance(Duration.ofSeconds(29));
        gate.open();
        listener.awaitText("ab");
        scheduler.advance(Duration.ofSeconds(29));
        assertFalse(listener.hasEnded());
        scheduler.advance(Duration.ofSeconds(1));
        assertEquals(ModelFailure.TIMED_OUT, listener.awaitFailure());
        assertEquals("ab", listener.text());
        provider.connection(0).awaitClosedByClient();
    }

    @Test
    void failsWhenTheWholeTakesTooLong() {
        var timeouts = new Timeouts(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(20));
        provider.next(Script.eventStream().event(Script.delta("a")).stall());
        model(endpoint(provider.url()), timeouts).generate(PROMPT, listener);
        listener.awaitText("a");
        scheduler.advance(Duration.ofSeconds(20));
        assertTrue(listener.awaitError().getMessage().contains("no end within 20000 ms"));
    }

    /** As OpenAI, Anthropic, Gemini, vLLM, llama.cpp, xAI, Mistral and LiteLLM say it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"error\":{\"code\":\"context_length_exceeded\",\"message\":\"no\"}}",
                "400|{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"prompt is too"
                        + " long: 208310 tokens > 200000 maximum\"}}",
                "413|{\"type\":\"error\",\"error\":{\"type\":\"request_too_large\",\"message\":\"no\"}}",
                "400|{\"error\":{\"code\":400,\"message\":\"The input token count (1500000) exceeds the maximum number"
                        + " of tokens allowed (1048576).\",\"status\":\"INVALID_ARGUMENT\"}}",
                "400|{\"object\":\"error\",\"message\":\"This model's maximum context length is 4096"
                        + " tokens.\",\"code\":400}",
                "400|{\"error\":{\"code\":400,\"type\":\"exceed_context_size_error\",\"message\":\"the request exceeds"
                        + " the available context size\"}}",
                "400|{\"error\":\"This model's maximum prompt length is 131072 but the request contains 140000"
                        + " tokens.\"}",
                "400|{\"message\":\"Prompt contains 40000 tokens, too large for model with 32768 maximum context"
                        + " length\"}",
                "422|{\"error\":{\"message\":\"litellm.ContextWindowExceededError: context window exceeded\"}}"
            })
    void understandsThatAPromptIsTooLong(int status, String body) {
        ask(Script.response(status, "application/json", body));
        assertEquals(ModelFailure.TOO_LONG, listener.awaitFailure());
    }

    @ParameterizedTest
    @CsvSource({
        "400,REJECTED", "401,UNAUTHORIZED", "402,QUOTA_EXCEEDED", "403,UNAUTHORIZED", "404,UNKNOWN_MODEL",
        "413,REJECTED", "422,REJECTED", "429,RATE_LIMITED", "500,PROVIDER_ERROR", "502,OVERLOADED",
        "503,OVERLOADED", "529,OVERLOADED", "504,PROVIDER_ERROR", "307,NOT_A_STREAM"
    })
    void namesAFailureByItsStatus(int status, ModelFailure expected) {
        ask(Script.response(status, "application/json", "{\"error\":{\"message\":\"because\"}}"));
        var failure = listener.awaitError();
        assertEquals(expected, failure.failure());
        assertTrue(failure.getMessage().contains("status " + status + ", saying: because"), failure.getMessage());
        assertTrue(failure.getMessage().contains("/v1/chat/completions"), failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "429,insufficient_quota,QUOTA_EXCEEDED",
        "400,model_not_found,UNKNOWN_MODEL",
        "429,rate_limit,RATE_LIMITED"
    })
    void namesAFailureByItsCodeWhereThatSaysMore(int status, String code, ModelFailure expected) {
        ask(Script.response(status, "application/json", "{\"error\":{\"code\":\"" + code + "\"}}"));
        assertEquals(expected, listener.awaitFailure());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"7 | 7", "0 | 0", "Thu, 01 Jan 2026 00:01:30 GMT | 90", "Wed, 31 Dec 2025 00:00:00 GMT | 0"})
    void reportsHowLongTheProviderAsksToWait(String value, long seconds) {
        ask(Script.response(429, "text/plain", "slow down", "Retry-After: " + value));
        assertEquals(
                Optional.of(Duration.ofSeconds(seconds)), listener.awaitError().retryAfter());
    }

    @Test
    void ignoresAnUnreadableRetryAfter() {
        ask(Script.response(429, "text/plain", "slow down", "Retry-After: soon"));
        assertEquals(Optional.empty(), listener.awaitError().retryAfter());
    }

    @Test
    void neverWritesTheKeyIntoAMessageAndKeepsItShort() {
        ask(Script.response(401, "text/plain", "bad key " + KEY + "\nline two " + "x".repeat(10_000)));
        var message = listener.awaitError().getMessage();
        assertFalse(message.contains(KEY), message);
        assertFalse(message.contains("\n"), message);
        assertTrue(message.contains("bad key *** line two") && message.length() < 500, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "text/html | <!doctype html><title>Login</title> | NOT_A_STREAM",
                "application/json | {\"choices\":[{\"message\":{\"content\":\"whole\"}}]} | NOT_A_STREAM",
                "application/json | {\"error\":{\"message\":\"no\"}} | PROVIDER_ERROR",
                "text/event-stream | {\"error\":\"no\"} | PROVIDER_ERROR",
                "text/event-stream | '' | NOT_A_STREAM",
                "text/plain | Hello | NOT_A_STREAM",
                "application/x-ndjson | {\"message\":{}} | NOT_A_STREAM"
            })
    void refusesABodyThatIsNotAnEventStream(String type, String body, ModelFailure expected) {
        ask(Script.response(200, type, body));
        var failure = listener.awaitFailure();
        // Plain text consists of lines that an event-stream parser ignores, and ends without an end marker.
        assertTrue(
                failure == expected || (type.equals("text/plain") && failure == ModelFailure.CUT_OFF), failure.name());
        assertEquals("", listener.text());
    }

    @Test
    void readsAStreamWhateverItsTypeSays() {
        ask(Script.chunked(200, "text/plain")
                .event(Script.delta("x"))
                .event("[DONE]")
                .end());
        listener.awaitFinish();
        assertEquals("x", listener.text());
    }

    @Test
    void doesNotWaitForTheRestOfAnEndlessErrorBody() {
        ask(Script.chunked(500, "text/plain").text("x".repeat(70_000)).stall());
        assertEquals(ModelFailure.PROVIDER_ERROR, listener.awaitFailure());
        provider.connection(0).awaitClosedByClient();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: {\"error\":{\"message\":\"overloaded\"}}\n\n",
                "event: error\ndata: {\"message\":\"overloaded\"}\n\n",
                "event: error\ndata: overloaded\n\n",
                "data:"
                        + " {\"choices\":[{\"delta\":{},\"finish_reason\":\"error\"}],\"error\":{\"message\":\"overloaded\"}}\n\n"
            })
    void failsOnAnErrorInsideTheStream(String event) {
        ask(Script.eventStream().event(Script.delta("x")).text(event).stall());
        var failure = listener.awaitError();
        assertEquals(ModelFailure.PROVIDER_ERROR, failure.failure());
        assertTrue(failure.getMessage().contains("overloaded"), failure.getMessage());
        assertEquals("x", listener.text());
        provider.connection(0).awaitClosedByClient();
    }

    @Test
    void failsOnAnEventThatIsNotJson() {
        ask(Script.eventStream().event("nonsense").stall());
        assertEquals(ModelFailure.NOT_A_STREAM, listener.awaitFailure());
        provider.connection(0).awaitClosedByClient();
    }

    @Test
    void failsOnAnEventBeyondTheLimit() {
        ask(Script.eventStream()
                .text("data: " + "x".repeat(4 * 1024 * 1024 + 1))
                .stall());
        assertEquals(ModelFailure.NOT_A_STREAM, listener.awaitFailure());
        provider.connection(0).awaitClosedByClient();
    }

    @Test
    void isUnreachableWhereNothingListens() {
        try (var deaf = new DeafPort()) {
            model(deaf.url()).generate(PROMPT, listener);
            assertEquals(ModelFailure.UNREACHABLE, listener.awaitFailure());
            awaitIdle();
        }
    }

    @Test
    void isUnreachableWhenItsHostIsUnknown() {
        model(URI.create("http://nowhere.invalid/v1")).generate(PROMPT, listener);
        assertEquals(ModelFailure.UNREACHABLE, listener.awaitFailure());
    }

    @Test
    void isUnreachableWhenTheConnectionBreaksBeforeTheResponse() {
        ask(Script.silence().reset());
        assertEquals(ModelFailure.UNREACHABLE, listener.awaitFailure());
    }

    private static Script wordless() {
        return Script.eventStream()
                .event(Script.role())
                .event(Script.finish("stop"))
                .event("[DONE]")
                .end();
    }

    @Test
    void anAnswerWithoutAWordIsAFailureThatMayBeRetried() {
        ask(wordless());
        var failure = listener.awaitError();
        assertEquals(ModelFailure.EMPTY_ANSWER, failure.failure());
        assertTrue(failure.failure().retryable());
        assertTrue(failure.getMessage().contains("/v1/chat/completions"), failure.getMessage());
    }

    @Test
    void theNextModelAnswersForOneWithoutAWord() {
        provider.next(wordless()).next(Script.openAiAnswer("Hello"));
        var models = List.of(model(provider.url()), model(provider.url()));
        new FallbackModel("m", models, RetryPolicy.standard(() -> 1), scheduler).generate(PROMPT, listener);
        awaitNextTimer(Duration.ZERO);
        scheduler.advance(Duration.ZERO);
        listener.awaitFinish();
        assertEquals("Hello", listener.text());
    }

    @ParameterizedTest
    @CsvSource({"length,LENGTH", "content_filter,FILTERED"})
    void anEmptyAnswerThatSaysWhyIsNotAFailure(String reason, FinishReason expected) {
        ask(Script.eventStream().event(Script.finish(reason)).event("[DONE]").end());
        assertEquals(expected, listener.awaitFinish().reason());
    }

    /** As when a model server, or the proxy in front of it, is being restarted. */
    @Test
    void isAskedThreeTimesWhenTheConnectionEndsInsideTheHead() {
        provider.next(Script.raw("HTTP/1.1 200 OK\r\nContent-Type: text/ev").fin());
        provider.next(Script.raw("HTTP/1.1 200").fin());
        provider.next(Script.openAiAnswer("Hello"));
        var model = model(provider.url());
        new FallbackModel("m", List.of(model), RetryPolicy.standard(() -> 1), scheduler).generate(PROMPT, listener);
        awaitNextTimer(Duration.ofSeconds(1));
        scheduler.advance(Duration.ofSeconds(1));
        awaitNextTimer(Duration.ofSeconds(2));
        scheduler.advance(Duration.ofSeconds(2));
        listener.awaitFinish();
        assertEquals("Hello", listener.text());
        assertEquals(
                List.of(ModelFailure.UNREACHABLE, ModelFailure.UNREACHABLE),
                listener.retries().stream()
                        .map(retry -> retry.cause().failure())
                        .toList());
    }

    @Test
    void isCutOffWhenTheStreamEndsInOrderWithoutAnEndMarker() {
        ask(Script.eventStream().event(Script.delta("x")).end());
        assertEquals(ModelFailure.CUT_OFF, listener.awaitFailure());
        assertEquals("x", listener.text());
    }

    @Test
    void isCutOffWhenTheConnectionIsReset() {
        var gate = new Gate();
        ask(Script.eventStream().event(Script.delta("x")).await(gate).reset());
        listener.awaitText("x");
        gate.open();
        assertEquals(ModelFailure.CUT_OFF, listener.awaitFailure());
    }

    @Test
    void isCutOffWhenTheClientIsClosed() {
        ask(Script.eventStream().event(Script.delta("x")).stall());
        listener.awaitText("x");
        client.close();
        assertEquals(ModelFailure.CUT_OFF, listener.awaitFailure());
    }

    /** Wherever the stream is cut and however the connection ends: success only if the end marker was sent. */
    @ParameterizedTest
    @ValueSource(strings = {"chunked, ended in order", "chunked, cut", "until close"})
    void neverTakesACutStreamForACompleteOne(String how) {
        var signOfTheEnd = "data: " + Script.finish("stop");
        var stream =
                ("data: " + Script.delta("ab") + "\n\n" + signOfTheEnd + "\n\n" + "data: [DONE]\n\n").getBytes(UTF_8);
        int signed = new String(stream, UTF_8).indexOf(signOfTheEnd) + signOfTheEnd.length();
        // An orderly end also ends the last event. After a cut, an event is complete only with a blank line.
        int whole = how.equals("chunked, cut") ? signed + 2 : signed;
        for (int cut : Stride.upTo(stream.length, "openai").toArray()) {
            int cutAt = cut;
            var part = Arrays.copyOf(stream, cut);
            var heard = new RecordingChatListener();
            provider.next(
                    switch (how) {
                        case "chunked, ended in order" ->
                            Script.eventStream().bytes(part).end();
                        case "chunked, cut" -> Script.eventStream().bytes(part).fin();
                        default -> Script.eventStreamUntilClose().bytes(part).fin();
                    });
            model(provider.url()).generate(PROMPT, heard);
            if (cut < whole) {
                var error = heard.awaitError();
                boolean nothing = cut == 0;
                assertTrue(
                        error.failure() == ModelFailure.CUT_OFF
                                || (nothing && error.failure() == ModelFailure.NOT_A_STREAM),
                        () -> how + " at " + cutAt + ": " + error.failure() + ", " + error.getMessage());
            } else {
                heard.awaitFinish();
                assertEquals("ab", heard.text());
            }
        }
    }
}
