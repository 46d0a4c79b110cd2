package dev.docent.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.json.Json;
import dev.docent.model.ChatModel;
import dev.docent.model.FinishReason;
import dev.docent.model.ModelFailure;
import dev.docent.settings.BodyFraming;
import dev.docent.testing.Script;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Custom endpoints. The contract is tested with one that sends a JSON object per line. */
class CustomModelTest extends HttpProviderContract {
    private static final CustomFormat LINES = new CustomFormat(
            "POST",
            "{\"input\": {{prompt}}, \"stream\": true}",
            BodyFraming.NDJSON,
            Map.of(
                    AnswerField.TEXT, "/piece",
                    AnswerField.REASONING, "/thought",
                    AnswerField.FINISH, "/finished",
                    AnswerField.INPUT_TOKENS, "/count/in",
                    AnswerField.OUTPUT_TOKENS, "/count/out",
                    AnswerField.ERROR, "/error"),
            null);

    @Override
    ChatModel model(URI url) {
        return model(url, LINES);
    }

    private ChatModel model(URI url, CustomFormat format) {
        return providers.custom(spec(new Endpoint(url, KEY, "own", Map.of("X-Team", "docs"), Map.of())), format);
    }

    @Override
    Script head() {
        return Script.chunked(200, "application/x-ndjson");
    }

    @Override
    String text(String text) {
        return "{\"piece\":" + Json.quote(text) + ",\"finished\":false}\n";
    }

    @Override
    String lastWord() {
        return "{\"finished\":true,\"count\":{\"in\":11,\"out\":4}}\n";
    }

    @Override
    String rest() {
        return "";
    }

    @Override
    String overloaded() {
        return "{\"error\":{\"code\":503,\"message\":\"busy\"}}\n";
    }

    private void ask(CustomFormat format, Script script) {
        provider.next(script);
        model(provider.url(), format).generate(PROMPT, listener);
    }

    private static CustomFormat bare(BodyFraming framing, @Nullable String end) {
        return new CustomFormat("POST", "{\"q\":{{question}}}", framing, Map.of(AnswerField.ERROR, "/error"), end);
    }

    private static CustomFormat whole() {
        var pointers = Map.of(AnswerField.TEXT, "/answer/text", AnswerField.ERROR, "/error");
        return new CustomFormat("POST", "{\"q\":{{question}}}", BodyFraming.JSON, pointers, null);
    }

    @Test
    void sendsTheTemplateAsItIsToTheAddressAsItIs() {
        ask(head().text(text("x") + lastWord()).end());
        listener.awaitFinish();
        var request = provider.awaitRequest();
        assertEquals("/v1", request.path());
        assertEquals(Optional.of("docs"), request.header("x-team"));
        assertEquals(Optional.of("Bearer " + KEY), request.header("authorization"));
        assertEquals("{\"input\": \"rules\\n\\nHow do I install it?\", \"stream\": true}", request.text());
    }

    /** For an endpoint that returns bare tokens, the end of the response is the end of the answer. */
    @Test
    void readsBareTokens() {
        ask(
                bare(BodyFraming.TEXT, null),
                Script.chunked(200, "text/plain")
                        .textByteByByte("Grüße 😀\n{no json}")
                        .end());
        assertEquals(FinishReason.STOP, listener.awaitFinish().reason());
        assertEquals("Grüße 😀\n{no json}", listener.text());
    }

    @Test
    void bareTokensThatAreCutInsideTheirFramingAreCutOff() {
        ask(
                bare(BodyFraming.TEXT, null),
                Script.chunked(200, "text/plain").text("ab").fin());
        assertEquals(ModelFailure.CUT_OFF, listener.awaitFailure());
        assertEquals("ab", listener.text());
    }

    @Test
    void readsEventsOfBareTokensUntilTheirMarker() {
        ask(
                bare(BodyFraming.SSE, "[DONE]"),
                Script.eventStream()
                        .event("Hello")
                        .event(" world")
                        .event("[DONE]")
                        .end());
        listener.awaitFinish();
        assertEquals("Hello world", listener.text());
    }

    @Test
    void eventsWithoutTheirMarkerAreCutOff() {
        ask(bare(BodyFraming.SSE, "[DONE]"), Script.eventStream().event("Hello").end());
        assertEquals(ModelFailure.CUT_OFF, listener.awaitFailure());
    }

    @Test
    void readsAWholeResponseAsOneDelta() {
        ask(whole(), Script.response(200, "application/json", "{\"answer\":{\"text\":\"All of it.\"}}"));
        listener.awaitFinish();
        assertEquals("All of it.", listener.text());
    }

    @Test
    void aWholeResponseThatIsNotJsonFails() {
        ask(whole(), Script.response(200, "application/json", "{\"answer\":{\"text\":\"All of"));
        assertEquals(ModelFailure.NOT_A_STREAM, listener.awaitFailure());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"q\": {{qestion}}}", "{\"q\": {{question}}", "{\"q\": \"{{question}}\" x}"})
    void refusesATemplateThatCannotBeFilled(String template) {
        var format = new CustomFormat("POST", template, BodyFraming.TEXT, Map.of(), null);
        var refusal = assertThrows(RuntimeException.class, () -> model(provider.url(), format));
        assertTrue(String.valueOf(refusal.getMessage()).matches("(?s).*(unknown|JSON).*"), refusal.getMessage());
    }
}
