package dev.docent.provider;

import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.model.FinishReason;
import java.util.Optional;

/**
 * Gemini's {@code streamGenerateContent?alt=sse} (<a
 * href="https://ai.google.dev/api/generate-content#method:-models.streamgeneratecontent">generate content</a>). Each event is
 * a whole response with the next piece of text. The text is whole with a {@code finishReason}; nothing else says so.
 */
final class GeminiDialect implements Dialect {
    @Override
    public void read(String type, String data, Reading to) {
        var response = Json.parse(data);
        if (!response.get("error").isAbsent()) {
            to.error(data);
            return;
        }
        usage(response.get("usageMetadata"), to);
        response.get("candidates").elements().stream()
                .filter(candidate -> candidate.get("index").integer().orElse(0L) == 0)
                .findFirst()
                .ifPresent(candidate -> candidate(candidate, to));
        if (response.at("/promptFeedback/blockReason").text().isPresent()) {
            to.lastWord(FinishReason.FILTERED);
        }
    }

    private static void candidate(JsonValue candidate, Reading to) {
        for (var part : candidate.at("/content/parts").elements()) {
            var text = part.get("text").text().orElse("");
            if (part.get("thought").bool().orElse(false)) {
                to.reasoning(text);
            } else {
                to.text(text);
            }
        }
        candidate
                .get("finishReason")
                .text()
                .filter(reason -> !reason.isEmpty() && !reason.equals("FINISH_REASON_UNSPECIFIED"))
                .ifPresent(reason -> to.lastWord(reasonOf(reason)));
    }

    private static void usage(JsonValue usage, Reading to) {
        var answer = usage.get("candidatesTokenCount").integer();
        var thoughts = usage.get("thoughtsTokenCount").integer();
        Optional<Long> output = answer.isPresent() || thoughts.isPresent()
                ? Optional.of(answer.orElse(0L) + thoughts.orElse(0L))
                : Optional.empty();
        to.usage(new Counts(
                usage.get("promptTokenCount").integer(),
                output,
                usage.get("totalTokenCount").integer(),
                usage.get("cachedContentTokenCount").integer()));
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
