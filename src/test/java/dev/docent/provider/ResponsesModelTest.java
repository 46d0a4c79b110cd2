package dev.docent.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.json.Json;
import dev.docent.model.ChatModel;
import dev.docent.model.FinishReason;
import dev.docent.model.ModelFailure;
import dev.docent.testing.Script;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponsesModelTest extends HttpProviderContract {
    @Override
    ChatModel model(URI url) {
        return providers.openAiResponses(spec(new Endpoint(url, KEY, "gpt-test", Map.of(), Map.of())));
    }

    @Override
    Script head() {
        return Script.eventStream();
    }

    @Override
    String text(String text) {
        return event("response.output_text.delta", "\"delta\":" + Json.quote(text));
    }

    @Override
    String lastWord() {
        return event(
                "response.completed",
                "\"response\":{\"status\":\"completed\",\"error\":null,\"usage\":{\"input_tokens\":11,"
                        + "\"output_tokens\":4,\"total_tokens\":15}}");
    }

    @Override
    String rest() {
        return "";
    }

    @Override
    String overloaded() {
        return event(
                "response.failed", "\"response\":{\"error\":{\"code\":\"overloaded_error\",\"message\":\"later\"}}");
    }

    private static String event(String type, String fields) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\"," + fields + "}\n\n";
    }

    @ParameterizedTest
    @CsvSource({
        "response.failed, rate_limit_exceeded, RATE_LIMITED",
        "response.failed, server_error, PROVIDER_ERROR",
        "response.failed, invalid_prompt, REJECTED"
    })
    void reportsWhyAResponseFailed(String type, String code, ModelFailure expected) {
        ask(head().text(text("x")
                        + event(type, "\"response\":{\"error\":{\"code\":\"" + code + "\",\"message\":\"why\"}}"))
                .end());
        var failure = listener.awaitError();
        assertEquals(expected, failure.failure());
        assertTrue(failure.getMessage().contains("saying: why"), failure.getMessage());
    }

    @Test
    void aFailureWithoutAReasonIsStillAFailure() {
        ask(head().text(event("response.failed", "\"response\":{\"error\":null}"))
                .end());
        assertEquals(ModelFailure.PROVIDER_ERROR, listener.awaitFailure());
    }

    @ParameterizedTest
    @CsvSource({"max_output_tokens, LENGTH", "content_filter, FILTERED", "new, LENGTH"})
    void saysWhyAResponseIsIncomplete(String reason, FinishReason expected) {
        ask(head().text(text("x")
                        + event(
                                "response.incomplete",
                                "\"response\":{\"incomplete_details\":{\"reason\":\"" + reason + "\"}}"))
                .end());
        assertEquals(expected, listener.awaitFinish().reason());
    }
}
