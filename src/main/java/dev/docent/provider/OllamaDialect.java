package dev.docent.provider;

import dev.docent.json.Json;
import dev.docent.model.FinishReason;
import java.time.Duration;

/**
 * Ollama's own {@code /api/chat} (<a href="https://docs.ollama.com/api/chat">generate a chat message</a>): one JSON object a
 * line, the last of which says {@code "done": true}.
 */
final class OllamaDialect implements Dialect {
    private final ThinkTags thinking;

    /**
     * Creates a reader of one answer.
     *
     * @param begun whether the text begins inside the model's thinking
     */
    OllamaDialect(boolean begun) {
        thinking = new ThinkTags(begun);
    }

    @Override
    public void read(String type, String data, Reading to) {
        var line = Json.parse(data);
        if (!line.get("error").isAbsent()) {
            to.error(data);
            return;
        }
        var message = line.get("message");
        thinking.apart(message.get("thinking").text().orElse(""), to);
        thinking.next(message.get("content").text().orElse(""), to);
        if (line.get("done").bool().orElse(false)) {
            thinking.end(to);
            to.usage(Counts.of(
                    line.get("prompt_eval_count").integer(),
                    line.get("eval_count").integer()));
            line.get("load_duration").integer().map(Duration::ofNanos).ifPresent(to::loading);
            boolean cut = line.get("done_reason").text().orElse("").equals("length");
            to.lastWord(cut ? FinishReason.LENGTH : FinishReason.STOP);
            to.end();
        }
    }

    @Override
    public String terminalSignal() {
        return "done: true";
    }
}
