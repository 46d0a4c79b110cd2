package dev.docent.provider;

import dev.docent.json.Json;
import dev.docent.json.JsonScanner;
import dev.docent.json.JsonValue;
import dev.docent.model.FinishReason;

/**
 * The events of OpenAI's Responses API (<a
 * href="https://platform.openai.com/docs/api-reference/responses-streaming">streaming events</a>). The text is whole with {@code
 * response.completed} or {@code response.incomplete}, which also count the tokens and hold the text once more.
 */
final class ResponsesDialect implements Dialect {
    private final ThinkTags thinking;
    private boolean textHeard;
    private boolean reasoningHeard;

    /**
     * Creates a reader of one answer.
     *
     * @param begun whether the text begins inside the model's thinking
     */
    ResponsesDialect(boolean begun) {
        thinking = new ThinkTags(begun);
    }

    @Override
    public void read(String type, String data, Reading to) {
        if (data.strip().equals("[DONE]")) { // Some gateways add it to whatever they stream.
            thinking.end(to);
            to.end();
            return;
        }
        var event = Event.read(data);
        // The type stands in the data too; gateways drop the field "event".
        switch (event.type.isEmpty() ? type : event.type) {
            case "response.output_text.delta", "response.refusal.delta" -> text(event.delta, to);
            case "response.reasoning_text.delta", "response.reasoning_summary_text.delta" -> reasoning(event.delta, to);
            case "response.reasoning_summary_part.added" -> partOfSummary(to);
            case "response.completed" -> end(Json.parse(data).get("response"), FinishReason.STOP, to);
            case "response.incomplete" -> {
                var response = Json.parse(data).get("response");
                end(response, reasonOf(response), to);
            }
            case "response.failed" -> failed(Json.parse(data), data, to);
            case "error" -> to.error(data);
            default -> {
                if (event.error) { // A gateway's own error, in whatever form.
                    to.error(data);
                }
                // Else the beginnings and ends of parts, tools, and what comes to be.
            }
        }
    }

    private void text(String delta, Reading to) {
        textHeard = textHeard || !delta.isEmpty();
        thinking.next(delta, to);
    }

    private void reasoning(String delta, Reading to) {
        reasoningHeard = reasoningHeard || !delta.isEmpty();
        thinking.apart(delta, to);
    }

    /** A summary of thinking comes in paragraphs without breaks between them. */
    private void partOfSummary(Reading to) {
        if (reasoningHeard) {
            to.reasoning("\n\n");
        }
    }

    private void end(JsonValue response, FinishReason reason, Reading to) {
        if (!textHeard) {
            wholeText(response, to); // Some servers send no deltas.
        }
        thinking.end(to);
        var usage = response.get("usage");
        to.usage(new Counts(
                usage.get("input_tokens").integer(),
                usage.get("output_tokens").integer(),
                usage.get("total_tokens").integer(),
                usage.get("input_tokens_details").get("cached_tokens").integer()));
        to.lastWord(reason);
        to.end();
    }

    private void wholeText(JsonValue response, Reading to) {
        for (var item : response.get("output").elements()) {
            if (item.get("type").text().orElse("").equals("message")) {
                for (var part : item.get("content").elements()) {
                    text(
                            part.get("text")
                                    .text()
                                    .or(() -> part.get("refusal").text())
                                    .orElse(""),
                            to);
                }
            }
        }
    }

    private static FinishReason reasonOf(JsonValue response) {
        var reason = response.get("incomplete_details").get("reason").text().orElse("");
        return reason.equals("content_filter") ? FinishReason.FILTERED : FinishReason.LENGTH;
    }

    private static void failed(JsonValue event, String data, Reading to) {
        var error = event.get("response").get("error");
        to.error(error.isAbsent() ? data : "{\"error\":" + error + "}");
    }

    @Override
    public boolean knows(String type) {
        return type.isEmpty() || type.startsWith("response.") || type.equals("error");
    }

    @Override
    public String terminalSignal() {
        return "response.completed";
    }

    /** What every event may have; no tree of it is made, for this runs for every token. */
    private static final class Event {
        private String type = "";
        private String delta = "";
        private boolean error;

        static Event read(String data) {
            var event = new Event();
            JsonScanner.scan(
                    data,
                    json -> json.fields(name -> {
                        switch (name) {
                            case "type" -> event.type = json.text().orElse("");
                            case "delta" -> event.delta = json.text().orElse("");
                            case "error" -> event.error = !json.isNothing();
                            default -> {} // Passed over.
                        }
                    }));
            return event;
        }
    }
}
