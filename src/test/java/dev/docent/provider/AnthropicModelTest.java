package dev.docent.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.json.Json;
import dev.docent.model.ChatModel;
import dev.docent.model.FinishReason;
import dev.docent.model.ModelFailure;
import dev.docent.model.Timeouts;
import dev.docent.model.TokenPrice;
import dev.docent.settings.Provider;
import dev.docent.testing.Script;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicModelTest extends HttpProviderContract {
    private static final String START = event(
            "message_start",
            "{\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"role\":\"assistant\",\"content\":[],"
                    + "\"usage\":{\"input_tokens\":8,\"cache_read_input_tokens\":3,\"output_tokens\":1}}}");

    @Override
    ChatModel model(URI url) {
        return providers.model(Provider.ANTHROPIC, spec(endpoint(url, Map.of())));
    }

    private static Endpoint endpoint(URI url, Map<String, Object> options) {
        return new Endpoint(url, KEY, "claude-test", Map.of(), options);
    }

    @Override
    Script head() {
        return Script.eventStream();
    }

    @Override
    String text(String text) {
        return event(
                "content_block_delta",
                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":"
                        + Json.quote(text) + "}}");
    }

    @Override
    String lastWord() {
        return stopped("end_turn");
    }

    @Override
    String rest() {
        return event("message_stop", "{\"type\":\"message_stop\"}");
    }

    @Override
    String overloaded() {
        return event(
                "error", "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}");
    }

    private static String stopped(String reason) {
        return event(
                "message_delta",
                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + reason
                        + "\",\"stop_sequence\":null},\"usage\":{\"input_tokens\":11,\"output_tokens\":4}}");
    }

    private static String event(String type, String data) {
        return "event: " + type + "\ndata: " + data + "\n\n";
    }

    @Test
    void sendsTheRulesSeparatelyFromTheChat() {
        ask(head().text(text("x") + lastWord() + rest()).end());
        listener.awaitFinish();
        var request = provider.awaitRequest();
        assertEquals("/v1/messages", request.path());
        assertEquals(Optional.of(KEY), request.header("x-api-key"));
        assertEquals(Optional.of("2026-10-21"), request.header("anthropic-version"));
        assertEquals(Optional.empty(), request.header("authorization"));
        assertEquals(
                "{\"model\":\"claude-test\",\"max_tokens\":8192,\"system\":\"rules\",\"messages\":[{\"role\":\"user\","
                        + "\"content\":\"How do I install it?\"}],\"stream\":true}",
                request.text());
    }

    @Test
    void optionsReplaceWhatTheProtocolSets() {
        provider.next(head().text(text("x") + lastWord() + rest()).end());
        providers
                .model(
                        Provider.ANTHROPIC,
                        spec(endpoint(provider.url(), Map.of("max_tokens", 100, "temperature", 0.5))))
                .generate(PROMPT, listener);
        listener.awaitFinish();
        var body = Json.parse(provider.awaitRequest().text());
        assertEquals(Optional.of(100L), body.get("max_tokens").integer());
        assertEquals(Optional.of(0.5), body.get("temperature").number());
    }

    /** As an HTTP status, it would be 400. */
    @Test
    void aRequestThatIsRefusedInTheStreamIsNotWorthAnotherTry() {
        ask(head().text(event(
                        "error",
                        "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"too long\"}}"))
                .end());
        assertEquals(ModelFailure.REJECTED, listener.awaitFailure());
    }

    /** A gateway may support only an earlier version. */
    @Test
    void aHeaderOfTheSettingsReplacesTheProtocolsOwn() {
        provider.next(head().text(text("x") + lastWord() + rest()).end());
        var headers = Map.of("Anthropic-Version", "2023-06-01");
        providers
                .model(Provider.ANTHROPIC, spec(new Endpoint(provider.url(), KEY, "claude-test", headers, Map.of())))
                .generate(PROMPT, listener);
        listener.awaitFinish();
        assertEquals(Optional.of("2023-06-01"), provider.awaitRequest().header("anthropic-version"));
    }

    @Test
    void separatesReasoningAndIgnoresUnknownEvents() {
        ask(head().text(START
                        + event("ping", "{\"type\":\"ping\"}")
                        + event(
                                "content_block_start",
                                "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\"}}")
                        + event(
                                "content_block_delta",
                                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"Hm.\"}}")
                        + event(
                                "content_block_delta",
                                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"signature_delta\",\"signature\":\"EqQ\"}}")
                        + event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}")
                        + event("something_new", "{\"type\":\"something_new\",\"text\":\"no\"}")
                        + text("Yes.")
                        + lastWord()
                        + rest())
                .end());
        listener.awaitFinish();
        assertEquals("Hm.", listener.reasoning());
        assertEquals("Yes.", listener.text());
    }

    @Test
    void addsWhatCameFromTheCacheToTheInput() {
        ask(head().text(START
                        + text("x")
                        + event(
                                "message_delta",
                                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":4}}")
                        + rest())
                .end());
        var usage = listener.awaitFinish().usage();
        assertEquals(11, usage.inputTokens());
        assertEquals(4, usage.outputTokens());
        assertEquals(3, usage.cachedInputTokens());
    }

    @Test
    void whatIsStoredInTheCacheHasItsPrice() {
        provider.next(head().text(START.replace("cache_read", "cache_creation") + text("x") + lastWord() + rest())
                .end());
        var priced =
                new ModelSpec("m", endpoint(provider.url(), Map.of()), Timeouts.DEFAULT, new TokenPrice(1, 0, 9, 2));
        providers.model(Provider.ANTHROPIC, priced).generate(PROMPT, listener);
        var usage = listener.awaitFinish().usage();
        // The last record counts 11 tokens that the cache does not have.
        assertEquals(14, usage.inputTokens());
        assertEquals((11 + 3 * 9 + 4 * 2) / 1e6, usage.cost());
    }

    @ParameterizedTest
    @CsvSource({
        "end_turn,STOP",
        "stop_sequence,STOP",
        "max_tokens,LENGTH",
        "model_context_window_exceeded,LENGTH",
        "refusal,FILTERED",
        "something_new,STOP"
    })
    void saysWhyTheAnswerEnded(String reason, FinishReason expected) {
        ask(head().text(text("x") + stopped(reason) + rest()).end());
        assertEquals(expected, listener.awaitFinish().reason());
    }
}
