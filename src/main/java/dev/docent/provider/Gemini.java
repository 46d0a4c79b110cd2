package dev.docent.provider;

import dev.docent.http.StreamRequest;
import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.model.FinishReason;
import dev.docent.prompt.Echo;
import dev.docent.prompt.Message;
import dev.docent.prompt.Prompt;
import dev.docent.prompt.ToolResult;
import dev.docent.prompt.ToolRound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gemini's own API (<a
 * href="https://ai.google.dev/api/generate-content#method:-models.streamgeneratecontent">generate content</a>). The base address ends
 * in {@code /v1beta}. The key is sent in a header, never in the address.
 *
 * <p>Each event is a whole response with the next piece of text. Only a {@code finishReason} says that the text is complete.
 *
 * <p>A call of a tool is a part with a whole object, with or without an id. With the results, the model's parts go back as they
 * came, because Gemini refuses calls without their {@code thoughtSignature}.
 */
final class Gemini implements ProviderApi {
    private final Endpoint endpoint;

    /** What the model has said, as it goes back with the results of tools. */
    private final List<Object> parts = new ArrayList<>();

    private final StringBuilder plain = new StringBuilder();

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
        var contents = new ArrayList<Object>();
        prompt.chat().forEach(message -> contents.add(content(message)));
        contents.addAll(ToolFields.rounds(prompt, owner(), Gemini::round));
        body.put("contents", contents);
        if (prompt.looking().isPossible()) {
            body.put(
                    "tools",
                    List.of(Map.of(
                            "functionDeclarations",
                            prompt.looking().tools().stream()
                                    .map(ToolFields::declaration)
                                    .toList())));
            if (!prompt.looking().open()) {
                body.put("toolConfig", Map.of("functionCallingConfig", Map.of("mode", "NONE")));
            }
        }
        var address = endpoint.below("models/" + endpoint.model() + ":streamGenerateContent", "alt=sse");
        return endpoint.post(address, framing(), endpoint.keyIn("x-goog-api-key"), body);
    }

    private static Map<String, Object> content(Message message) {
        var content = new LinkedHashMap<String, Object>();
        content.put("role", message.role() == Message.Role.ASSISTANT ? "model" : "user");
        content.put("parts", parts(message.text()));
        return content;
    }

    private static List<Object> round(ToolRound round, JsonValue echo) {
        List<?> said = echo.elements().isEmpty() ? saidInPlainForm(round) : echo.elements();
        return List.of(
                ToolFields.fields("role", "model", "parts", said),
                ToolFields.fields(
                        "role",
                        "user",
                        "parts",
                        round.results().stream().map(Gemini::response).toList()));
    }

    private static List<Object> saidInPlainForm(ToolRound round) {
        var said = new ArrayList<Object>();
        if (!round.text().isEmpty()) {
            said.add(Map.of("text", round.text()));
        }
        for (var result : round.results()) {
            var call = result.call();
            var fields = new LinkedHashMap<String, Object>();
            if (!call.hasOwnId()) {
                fields.put("id", call.id());
            }
            fields.put("name", call.name());
            fields.put("args", ToolFields.arguments(call));
            said.add(Map.of("functionCall", fields));
        }
        return said;
    }

    private static Map<String, Object> response(ToolResult result) {
        var response = new LinkedHashMap<String, Object>();
        if (!result.call().hasOwnId()) {
            response.put("id", result.call().id());
        }
        response.put("name", result.call().name());
        response.put("response", Map.of("result", result.text()));
        return Map.of("functionResponse", response);
    }

    private String owner() {
        return "gemini " + endpoint.model();
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

    private void readCandidate(JsonValue candidate, StreamedAnswer answer) {
        for (var part : candidate.at("/content/parts").elements()) {
            if (answer.mayCall()) {
                readForTools(part, answer);
            }
            var text = part.get("text").text().orElse("");
            if (part.get("thought").bool().orElse(false)) {
                answer.reasoning(text);
            } else {
                answer.text(text);
            }
        }
        if (!parts.isEmpty()) {
            answer.echo(new Echo(owner(), Json.write(withPlain())));
        }
        candidate
                .get("finishReason")
                .text()
                .filter(reason -> !reason.isEmpty() && !reason.equals("FINISH_REASON_UNSPECIFIED"))
                .ifPresent(reason -> answer.finish(reasonOf(reason)));
    }

    private void readForTools(JsonValue part, StreamedAnswer answer) {
        var call = part.get("functionCall");
        if (!call.isAbsent()) {
            answer.call(
                    call.get("id").text().orElse(""),
                    call.get("name").text().orElse(""),
                    ToolFields.textOf(call.get("args")));
        }
        boolean isPlain = call.isAbsent() && part.get("thoughtSignature").isAbsent();
        if (!isPlain) {
            endPlain();
            parts.add(part);
        } else if (!part.get("thought").bool().orElse(false)) {
            plain.append(part.get("text").text().orElse(""));
        }
    }

    private void endPlain() {
        if (!plain.isEmpty()) {
            parts.add(Map.of("text", plain.toString()));
            plain.setLength(0);
        }
    }

    private List<Object> withPlain() {
        endPlain();
        return parts;
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
