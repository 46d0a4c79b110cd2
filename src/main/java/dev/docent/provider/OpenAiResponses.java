package dev.docent.provider;

import dev.docent.http.StreamRequest;
import dev.docent.json.Json;
import dev.docent.json.JsonScanner;
import dev.docent.json.JsonValue;
import dev.docent.model.FinishReason;
import dev.docent.prompt.Echo;
import dev.docent.prompt.Prompt;
import dev.docent.prompt.ToolRound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * OpenAI's Responses API, the only API of some models. Other providers offer it too (<a
 * href="https://platform.openai.com/docs/api-reference/responses/create">create a model response</a>, <a
 * href="https://platform.openai.com/docs/api-reference/responses-streaming">streaming events</a>). The base address ends in
 * {@code /v1}, with Azure in {@code /openai/v1}. The rules of the chat are a separate field. The provider stores nothing, because
 * Docent stores its conversations itself and sends the parts that are needed.
 *
 * <p>The items of a call and of the reasoning before it come whole when they are done. The reasoning goes back with the results if it
 * came encrypted, which the option {@code include=["reasoning.encrypted_content"]} asks for; not every model accepts it. Without it,
 * the provider would look for reasoning that it has not stored.
 *
 * <p>The text is complete with {@code response.completed} or {@code response.incomplete}. Both also have the count of tokens and the whole
 * text.
 */
final class OpenAiResponses implements ProviderApi {
    private final Endpoint endpoint;
    private boolean textHeard;
    private boolean reasoningHeard;
    private boolean callsHeard;
    private final List<Object> reasoning = new ArrayList<>();

    OpenAiResponses(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public StreamRequest request(Prompt prompt) {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", endpoint.model());
        var rules = prompt.rules();
        if (!rules.isEmpty()) {
            body.put("instructions", rules);
        }
        var input = new ArrayList<Object>();
        prompt.chat().forEach(message -> input.add(OpenAi.message(message)));
        input.addAll(ToolFields.rounds(prompt, owner(), OpenAiResponses::round));
        body.put("input", input);
        if (prompt.looking().isPossible()) {
            body.put(
                    "tools",
                    prompt.looking().tools().stream()
                            .map(tool -> {
                                var fields = ToolFields.declaration(tool);
                                fields.put("type", "function");
                                // The default would require every parameter.
                                fields.put("strict", false);
                                return fields;
                            })
                            .toList());
            if (!prompt.looking().open()) {
                body.put("tool_choice", "none");
            }
        }
        CacheFields.addKey(body, endpoint, prompt);
        body.put("stream", true);
        body.put("store", false);
        return endpoint.post(endpoint.below("responses"), framing(), OpenAi.keyHeader(endpoint), body);
    }

    private static List<Object> round(ToolRound round, JsonValue echo) {
        var items = new ArrayList<Object>(echo.elements());
        if (!round.text().isEmpty()) {
            items.add(ToolFields.fields("role", "assistant", "content", round.text()));
        }
        for (var result : round.results()) {
            var call = result.call();
            var item = new LinkedHashMap<String, Object>();
            item.put("type", "function_call");
            item.put("call_id", call.id());
            item.put("name", call.name());
            item.put("arguments", ToolFields.argumentsText(call));
            items.add(item);
        }
        for (var result : round.results()) {
            items.add(ToolFields.fields(
                    "type", "function_call_output", "call_id", result.call().id(), "output", result.text()));
        }
        return items;
    }

    private String owner() {
        return "responses " + endpoint.model();
    }

    @Override
    public void read(String type, String data, StreamedAnswer answer) {
        if (data.strip().equals(OpenAi.DONE)) {
            answer.end();
            return;
        }
        var event = new Event(type);
        JsonScanner.scan(data, event::read);
        switch (event.type) {
            case "response.output_text.delta", "response.refusal.delta" -> {
                textHeard |= !event.delta.isEmpty();
                answer.taggedText(event.delta);
            }
            case "response.reasoning_text.delta", "response.reasoning_summary_text.delta" -> {
                reasoningHeard |= !event.delta.isEmpty();
                answer.reasoning(event.delta);
            }
            case "response.reasoning_summary_part.added" -> readPartOfSummary(answer);
            case "response.output_item.done" -> {
                if (answer.mayCall()) {
                    readItem(Json.parse(data).get("item"), answer);
                }
            }
            case "response.completed" -> readEnd(Json.parse(data).get("response"), FinishReason.STOP, answer);
            case "response.incomplete" -> {
                var response = Json.parse(data).get("response");
                readEnd(response, reasonOf(response), answer);
            }
            case "response.failed" -> readFailure(Json.parse(data), data, answer);
            case "error" -> answer.error(data);
            default -> {
                // Beginnings and ends of parts, tools, new types, or an error of a gateway in any form.
                if (event.error) {
                    answer.error(data);
                }
            }
        }
    }

    /** The paragraphs of a summary of the reasoning come without breaks between them. */
    private void readPartOfSummary(StreamedAnswer answer) {
        if (reasoningHeard) {
            answer.reasoning("\n\n");
        }
    }

    private void readItem(JsonValue item, StreamedAnswer answer) {
        switch (item.get("type").text().orElse("")) {
            case "function_call" -> {
                callsHeard = true;
                answer.call(
                        item.get("call_id").text().orElse(""),
                        item.get("name").text().orElse(""),
                        ToolFields.textOf(item.get("arguments")));
            }
            case "reasoning" -> {
                if (!item.get("encrypted_content").isAbsent()) {
                    reasoning.add(item);
                    answer.echo(new Echo(owner(), Json.write(reasoning)));
                }
            }
            default -> {} // A message, which came in deltas.
        }
    }

    private void readEnd(JsonValue response, FinishReason reason, StreamedAnswer answer) {
        // Some servers send no deltas, or no items.
        if (!textHeard) {
            readWholeText(response, answer);
        }
        if (!callsHeard) {
            reasoning.clear();
            response.get("output").elements().forEach(item -> readItem(item, answer));
        }
        var usage = response.get("usage");
        var details = usage.get("input_tokens_details");
        answer.usage(new Counts(
                usage.get("input_tokens").integer().orElse(null),
                usage.get("output_tokens").integer().orElse(null),
                usage.get("total_tokens").integer().orElse(null),
                details.get("cached_tokens").integer().orElse(null),
                details.get("cache_write_tokens").integer().orElse(null)));
        answer.finish(reason);
        answer.end();
    }

    private static void readWholeText(JsonValue response, StreamedAnswer answer) {
        for (var item : response.get("output").elements()) {
            if (item.get("type").text().orElse("").equals("message")) {
                for (var part : item.get("content").elements()) {
                    var text =
                            part.get("text").text().or(() -> part.get("refusal").text());
                    answer.taggedText(text.orElse(""));
                }
            }
        }
    }

    private static FinishReason reasonOf(JsonValue response) {
        var reason = response.get("incomplete_details").get("reason").text().orElse("");
        return reason.equals("content_filter") ? FinishReason.FILTERED : FinishReason.LENGTH;
    }

    private static void readFailure(JsonValue event, String data, StreamedAnswer answer) {
        var error = event.get("response").get("error");
        answer.error(error.isAbsent() ? data : "{\"error\":" + error + "}");
    }

    @Override
    public boolean knows(String type) {
        return type.equals("message") || type.startsWith("response.") || type.equals("error");
    }

    @Override
    public String terminalSignal() {
        return "response.completed";
    }

    /** The fields that every event may have. No tree is built, because this runs for every token. */
    private static final class Event {
        private String type;
        private String delta = "";
        private boolean error;

        Event(String type) {
            this.type = type;
        }

        void read(JsonScanner json) {
            for (var name : json.fields()) {
                switch (name) {
                    // The type is in the data too. Some gateways drop the field "event".
                    case "type" ->
                        type = json.text().filter(it -> !it.isEmpty()).orElse(type);
                    case "delta" -> delta = json.text().orElse("");
                    case "error" -> error = !json.isNothing();
                    default -> {} // Ignored.
                }
            }
        }
    }
}
