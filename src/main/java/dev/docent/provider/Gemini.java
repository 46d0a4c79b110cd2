package dev.docent.provider;

import dev.docent.http.StreamRequest;
import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.model.FinishReason;
import dev.docent.prompt.Message;
import dev.docent.prompt.Prompt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gemini's own API (<a
 * href="https://ai.google.dev/api/generate-content#method:-models.streamgeneratecontent">generate content</a>). The base address ends
 * in {@code /v1beta}. The key is sent in a header, never in the address.
 *
 * <p>Each event is a whole response with the next piece of text. Only a {@code finishReason} says that the text is complete.
 */
final class Gemini implements ProviderApi {
    private final Endpoint endpoint;

    Gemini(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public StreamRequest request(Prompt prompt) {
        var body = new LinkedHashMap<String, Object>();
        var rules = prompt.rules();
        if (!rules.isEmpty()) {
            body.put("systemInstruction", Map.of("parts", parts(rules)));
        }
        body.put("contents", prompt.chat().stream().map(Gemini::content).toList());
        var address = endpoint.below("models/" + endpoint.model() + ":streamGenerateContent", "alt=sse");
        return endpoint.post(address, framing(), endpoint.keyIn("x-goog-api-key"), body);
    }

    private static Map<String, Object> content(Message message) {
        var content = new LinkedHashMap<String, Object>();
        content.put("role", message.role() == Message.Role.ASSISTANT ? "model" : "user");
        content.put("parts", parts(message.text()));
        return content;
    }

    private static List<Map<String, String>> parts(String text) {
        return List.of(Map.of("text", text));
    }

    @Override
    public void read(String type, String data, StreamedAnswer answer) {
        var response = Json.parse(data);
        if (!response.get("error").isAbsent()) {
            answer.error(data);
            return;
        }
        readUsage(response.get("usageMetadata"), answer);
        response.get("candidates").elements().stream()
                .filter(candidate -> candidate.get("index").integer().orElse(0L) == 0)
                .findFirst()
                .ifPresent(candidate -> readCandidate(candidate, answer));
        if (response.at("/promptFeedback/blockReason").text().isPresent()) {
            answer.finish(FinishReason.FILTERED);
        }
    }

    private static void readCandidate(JsonValue candidate, StreamedAnswer answer) {
        for (var part : candidate.at("/content/parts").elements()) {
            var text = part.get("text").text().orElse("");
            if (part.get("thought").bool().orElse(false)) {
                answer.reasoning(text);
            } else {
                answer.text(text);
            }
        }
        candidate
                .get("finishReason")
                .text()
                .filter(reason -> !reason.isEmpty() && !reason.equals("FINISH_REASON_UNSPECIFIED"))
                .ifPresent(reason -> answer.finish(reasonOf(reason)));
    }

    private static void readUsage(JsonValue usage, StreamedAnswer answer) {
        var spoken = usage.get("candidatesTokenCount").integer();
        var thoughts = usage.get("thoughtsTokenCount").integer();
        boolean counted = spoken.isPresent() || thoughts.isPresent();
        answer.usage(new Counts(
                usage.get("promptTokenCount").integer().orElse(null),
                counted ? Long.valueOf(spoken.orElse(0L) + thoughts.orElse(0L)) : null,
                usage.get("totalTokenCount").integer().orElse(null),
                usage.get("cachedContentTokenCount").integer().orElse(null)));
    }

    private static FinishReason reasonOf(String reason) {
        return switch (reason) {
            case "MAX_TOKENS" -> FinishReason.LENGTH;
            case "SAFETY",
                    "RECITATION",
                    "BLOCKLIST",
                    "PROHIBITED_CONTENT",
                    "SPII",
                    "LANGUAGE",
                    "IMAGE_SAFETY",
                    "IMAGE_PROHIBITED_CONTENT",
                    "IMAGE_RECITATION" -> FinishReason.FILTERED;
            default -> FinishReason.STOP;
        };
    }

    @Override
    public String terminalSignal() {
        return "finishReason";
    }
}
