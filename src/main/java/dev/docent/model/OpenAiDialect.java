package dev.docent.model;

import dev.docent.json.Json;
import dev.docent.json.JsonValue;

/**
 * Chat completions as OpenAI documents them and as everybody else sends them (<a
 * href="https://platform.openai.com/docs/api-reference/chat-streaming">chat completion chunks</a>). The text is whole with a
 * {@code finish_reason} or with {@code [DONE]}, whichever comes.
 */
final class OpenAiDialect implements Dialect {
    private final ThinkTags thinking = new ThinkTags();

    @Override
    public void read(String type, String data, Reading to) {
        if (data.strip().equals("[DONE]")) {
            flush(to);
            to.end();
            return;
        }
        var chunk = Json.parse(data);
        if (type.equals("error") || !chunk.get("error").isAbsent()) {
            to.error(data);
            return;
        }
        chunk.get("choices").elements().stream()
                .filter(choice -> choice.get("index").integer().orElse(0L) == 0)
                .findFirst()
                .ifPresent(choice -> readChoice(choice, data, to));
        var usage = chunk.get("usage");
        to.usage(
                usage.get("prompt_tokens").integer(),
                usage.get("completion_tokens").integer());
    }

    private void readChoice(JsonValue choice, String data, Reading to) {
        var delta = choice.get("delta");
        // DeepSeek and vLLM say reasoning_content, OpenRouter and Groq say reasoning.
        to.reasoning(delta.get("reasoning_content")
                .text()
                .filter(thought -> !thought.isEmpty())
                .or(() -> delta.get("reasoning").text())
                .orElse(""));
        // A refusal is the answer then, in a field of its own.
        thinking.next(string(delta, "content") + string(delta, "refusal"), to);
        var reason = choice.get("finish_reason").text().filter(it -> !it.isEmpty());
        if (reason.isPresent()) {
            flush(to);
            finish(reason.get(), data, to);
        }
    }

    private static void finish(String reason, String data, Reading to) {
        if (reason.equals("error")) {
            to.error(data);
            return;
        }
        to.lastWord(
                switch (reason) {
                    case "length", "max_tokens", "model_length" -> FinishReason.LENGTH;
                    case "content_filter" -> FinishReason.FILTERED;
                    default -> FinishReason.STOP;
                });
    }

    private void flush(Reading to) {
        thinking.end(to);
    }

    private static String string(JsonValue delta, String field) {
        return delta.get(field).text().orElse("");
    }

    @Override
    public String terminalSignal() {
        return "finish_reason and [DONE]";
    }
}
