package dev.docent.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.json.Json;
import dev.docent.model.ChatModel;
import dev.docent.model.FinishReason;
import dev.docent.model.ModelFailure;
import dev.docent.settings.Provider;
import dev.docent.testing.Script;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiModelTest extends HttpProviderContract {
    @Override
    ChatModel model(URI url) {
        return providers.model(Provider.GEMINI, spec(new Endpoint(url, KEY, "gemini-test", Map.of(), Map.of())));
    }

    @Override
    Script head() {
        return Script.eventStream();
    }

    @Override
    String text(String text) {
        return part("{\"text\":" + Json.quote(text) + "}", "");
    }

    @Override
    String lastWord() {
        return finished("STOP");
    }

    @Override
    String rest() {
        return "";
    }

    @Override
    String overloaded() {
        return "data: {\"error\":{\"code\":503,\"message\":\"The model is overloaded.\",\"status\":\"UNAVAILABLE\"}}\r\n\r\n";
    }

    private static String finished(String reason) {
        return part(
                "{\"text\":\"\"}",
                ",\"finishReason\":\"" + reason
                        + "\"}],\"usageMetadata\":{\"promptTokenCount\":11,\"candidatesTokenCount\":3,"
                        + "\"thoughtsTokenCount\":1,\"totalTokenCount\":15},\"x\":[{\"y\":0");
    }

    private static String part(String part, String more) {
        return "data: {\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[" + part + "]},\"index\":0" + more
                + "}],\"modelVersion\":\"gemini-test\"}\r\n\r\n";
    }

    @Test
    void sendsTheKeyInAHeaderAndTheRulesSeparately() {
        ask(head().text(text("x") + lastWord()).end());
        listener.awaitFinish();
        var request = provider.awaitRequest();
        assertEquals("/v1/models/gemini-test:streamGenerateContent?alt=sse", request.path());
        assertEquals(Optional.of(KEY), request.header("x-goog-api-key"));
        assertEquals(
                "{\"systemInstruction\":{\"parts\":[{\"text\":\"rules\"}]},\"contents\":[{\"role\":\"user\",\"parts\":"
                        + "[{\"text\":\"How do I install it?\"}]}]}",
                request.text());
    }

    @Test
    void separatesReasoning() {
        ask(head().text(part("{\"thought\":true,\"text\":\"Hm.\"},{\"text\":\"Yes.\"}", "") + lastWord())
                .end());
        listener.awaitFinish();
        assertEquals("Hm.", listener.reasoning());
        assertEquals("Yes.", listener.text());
    }

    @Test
    void aWrongKeyIsABadRequestWhoseDetailsSaySo() {
        ask(Script.response(
                400,
                "application/json",
                "{\"error\":{\"code\":400,\"message\":\"API key not valid.\",\"status\":\"INVALID_ARGUMENT\",\"details\":[{"
                        + "\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"API_KEY_INVALID\"}]}}"));
        assertEquals(ModelFailure.UNAUTHORIZED, listener.awaitFailure());
    }

    @Test
    void aBlockedPromptIsFiltered() {
        ask(head().text("data: {\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}\n\n")
                .end());
        assertEquals(FinishReason.FILTERED, listener.awaitFinish().reason());
    }

    @ParameterizedTest
    @CsvSource({"STOP,STOP", "MAX_TOKENS,LENGTH", "SAFETY,FILTERED", "RECITATION,FILTERED", "NEW,STOP"})
    void saysWhyTheAnswerEnded(String reason, FinishReason expected) {
        ask(head().text(text("x") + finished(reason)).end());
        assertEquals(expected, listener.awaitFinish().reason());
    }
}
