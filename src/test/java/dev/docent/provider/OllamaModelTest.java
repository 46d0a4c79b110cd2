package dev.docent.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.json.Json;
import dev.docent.model.ChatModel;
import dev.docent.model.FinishReason;
import dev.docent.model.ModelFailure;
import dev.docent.prompt.Message;
import dev.docent.prompt.Prompt;
import dev.docent.settings.Provider;
import dev.docent.testing.RecordingChatListener;
import dev.docent.testing.Script;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OllamaModelTest extends HttpProviderContract {
    @Override
    ChatModel model(URI url) {
        return model(url, Map.of());
    }

    private ChatModel model(URI url, Map<String, Object> options) {
        var base = URI.create(url.toString().replace("/v1", ""));
        return providers.model(Provider.OLLAMA, spec(new Endpoint(base, KEY, "llama-test", Map.of(), options)));
    }

    @Override
    Script head() {
        return Script.chunked(200, "application/x-ndjson");
    }

    @Override
    String text(String text) {
        return message("\"content\":" + Json.quote(text));
    }

    private static String message(String fields) {
        return "{\"model\":\"llama-test\",\"created_at\":\"2026-01-01T00:00:00Z\",\"message\":{\"role\":\"assistant\","
                + fields + "},\"done\":false}\n";
    }

    @Override
    String lastWord() {
        return done("stop");
    }

    private static String done(String reason) {
        return "{\"model\":\"llama-test\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,\"done_reason\":\""
                + reason + "\",\"total_duration\":5,\"load_duration\":1,\"prompt_eval_count\":11,\"eval_count\":4}\n";
    }

    @Override
    String rest() {
        return "";
    }

    @Override
    String overloaded() {
        return "{\"error\":{\"code\":503,\"message\":\"server busy\"}}\n";
    }

    @Test
    void sendsOptionsAndHowLongToKeepTheModel() {
        provider.next(head().text(text("x") + lastWord()).end());
        model(provider.url(), Map.of("keep_alive", "30m", "options", Map.of("num_ctx", 2048, "top_k", 5)))
                .generate(PROMPT, listener);
        listener.awaitFinish();
        var request = provider.awaitRequest();
        assertEquals("/api/chat", request.path());
        var body = Json.parse(request.text());
        assertEquals("30m", body.get("keep_alive").text().orElseThrow());
        assertEquals(2048L, body.at("/options/num_ctx").integer().orElseThrow());
        assertEquals(5L, body.at("/options/top_k").integer().orElseThrow());
        assertEquals("rules", body.at("/messages/0/content").text().orElseThrow());
    }

    @Test
    void asksForAWindowThatHoldsThePrompt() {
        assertEquals(8_192L, windowFor("words ".repeat(2_000)));
        assertEquals(16_384L, windowFor("words ".repeat(4_000)));
        assertEquals(16_384L, windowFor("字".repeat(8_000)));
        assertEquals(131_072L, windowFor("words ".repeat(200_000)));
    }

    private long windowFor(String question) {
        int number = provider.requests().size();
        provider.next(head().text(text("x") + lastWord()).end());
        var prompt = new Prompt(List.of(new Message(Message.Role.USER, question)), question, List.of(), true);
        var asked = new RecordingChatListener();
        model(provider.url(), Map.of()).generate(prompt, asked);
        asked.awaitFinish();
        return Json.parse(provider.awaitRequest(number).text())
                .at("/options/num_ctx")
                .integer()
                .orElseThrow();
    }

    @Test
    void separatesReasoning() {
        ask(head().text(message("\"content\":\"\",\"thinking\":\"Hm.\"") + text("Yes.") + lastWord())
                .end());
        listener.awaitFinish();
        assertEquals("Hm.", listener.reasoning());
        assertEquals("Yes.", listener.text());
    }

    @Test
    void separatesReasoningInTags() {
        ask(head().text(text("<thi") + text("nk>\nHm.</th") + text("ink>\n\nYes.") + lastWord())
                .end());
        listener.awaitFinish();
        assertEquals("\nHm.", listener.reasoning());
        assertEquals("Yes.", listener.text());
    }

    @Test
    void aLineThatIsAnErrorFails() {
        ask(head().text(text("ab") + "{\"error\":\"llama runner process has terminated\"}\n")
                .end());
        var error = listener.awaitError();
        assertEquals(ModelFailure.PROVIDER_ERROR, error.failure());
        assertEquals("ab", listener.text());
    }

    @Test
    void reportsHowLongTheModelWasLoaded() {
        ask(head().text(text("x") + "{\"done\":true,\"load_duration\":4213000000}\n")
                .end());
        assertEquals(Duration.ofMillis(4213), listener.awaitFinish().loading());
    }

    @Test
    void aFullContextEndsForLength() {
        ask(head().text(text("x") + done("length")).end());
        assertEquals(FinishReason.LENGTH, listener.awaitFinish().reason());
    }
}
