package dev.docent.provider;

import dev.docent.http.StreamRequest;
import dev.docent.json.Json;
import dev.docent.model.FinishReason;
import dev.docent.prompt.Prompt;
import java.time.Duration;

/**
 * Ollama's own API (<a href="https://docs.ollama.com/api/chat">generate a chat message</a>). The base address is that of the
 * server, without {@code /v1}. What Ollama has below {@code options}, such as {@code num_ctx}, is below {@code options} in the endpoint's
 * options too. The response has one JSON object in each line. The last one has {@code "done": true}.
 */
final class Ollama implements ProviderApi {
    private final Endpoint endpoint;

    Ollama(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public StreamRequest request(Prompt prompt) {
        // A proxy in front of Ollama may want a key.
        return endpoint.post(endpoint.below("api/chat"), framing(), endpoint.bearer(), OpenAi.chat(endpoint, prompt));
    }

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

    @Override
    public void read(String type, String data, StreamedAnswer answer) {
        var line = Json.parse(data);
        if (!line.get("error").isAbsent()) {
            answer.error(data);
            return;
        }
        var message = line.get("message");
        answer.reasoning(message.get("thinking").text().orElse(""));
        answer.taggedText(message.get("content").text().orElse(""));
        if (line.get("done").bool().orElse(false)) {
            answer.usage(new Counts(
                    line.get("prompt_eval_count").integer().orElse(null),
                    line.get("eval_count").integer().orElse(null)));
            line.get("load_duration").integer().map(Duration::ofNanos).ifPresent(answer::loading);
            boolean cut = line.get("done_reason").text().orElse("").equals("length");
            answer.finish(cut ? FinishReason.LENGTH : FinishReason.STOP);
            answer.end();
        }
    }

    @Override
    public String terminalSignal() {
        return "done: true";
    }
}
