package dev.docent.provider;

import dev.docent.json.JsonException;
import dev.docent.json.JsonScanner;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one event of a chat completion's stream says. Providers differ in everything that is not the text, so whatever is
 * missing, null or unknown is passed over.
 *
 * @param text the next piece of the answer, empty when there is none
 * @param reasoning the next piece of the model's thinking, empty when there is none
 * @param finishReason why the answer ends, as the provider calls it
 * @param counts what was counted
 * @param error whether the event reports an error
 */
record OpenAiChunk(String text, String reasoning, Optional<String> finishReason, Counts counts, boolean error) {

    /**
     * Reads the data of an event.
     *
     * @throws JsonException if it is no JSON
     */
    static OpenAiChunk read(String data) {
        var reader = new Reader();
        JsonScanner.scan(data, reader::readEvent);
        return reader.chunk();
    }

    /** Reads one event, and no tree of it: this runs for every token. */
    private static final class Reader {
        private @Nullable Choice first;
        private Counts counts = Counts.NONE;
        private boolean error;

        void readEvent(JsonScanner json) {
            json.fields(name -> {
                switch (name) {
                    case "choices" -> json.elements(() -> readChoice(json));
                    case "usage" -> readUsage(json);
                    case "x_groq" -> json.fields(part -> readPartOfGroq(json, part));
                    case "error" -> error |= !json.isNothing();
                    // vLLM's errors: {"object":"error","message":…,"code":…}
                    case "object" ->
                        error |= json.text().filter("error"::equals).isPresent();
                    default -> {} // Passed over.
                }
            });
        }

        private void readChoice(JsonScanner json) {
            var choice = new Choice();
            json.fields(name -> {
                if (name.equals("usage")) { // Moonshot's counts stand in the last choice.
                    readUsage(json);
                } else {
                    choice.readField(json, name);
                }
            });
            if (first == null && choice.index == 0) {
                first = choice;
            }
        }

        /** Where Groq counts without being asked to. */
        private void readPartOfGroq(JsonScanner json, String name) {
            if (name.equals("usage")) {
                readUsage(json);
            }
        }

        private void readUsage(JsonScanner json) {
            var usage = new OpenAiUsage();
            json.fields(name -> usage.read(json, name));
            counts = counts.then(usage.counts());
        }

        OpenAiChunk chunk() {
            var choice = first == null ? new Choice() : first;
            return new OpenAiChunk(
                    choice.refusal.isEmpty() ? choice.content : choice.content + choice.refusal,
                    choice.allReasoning(),
                    choice.finishReason.filter(reason -> !reason.isEmpty()),
                    counts,
                    error);
        }
    }

    /** One of the answers that a provider may write side by side; the first is ours. */
    private static final class Choice {
        private long index;
        private String content = "";
        // A refusal is the answer then, in a field of its own.
        private String refusal = "";
        private String reasoningContent = "";
        private String reasoning = "";
        private String reasoningDetails = "";
        private Optional<String> finishReason = Optional.empty();

        void readField(JsonScanner json, String name) {
            switch (name) {
                case "index" -> index = json.integer().orElse(0L);
                case "delta" -> json.fields(part -> readDelta(json, part));
                case "finish_reason" -> finishReason = json.text();
                default -> {} // Passed over.
            }
        }

        private void readDelta(JsonScanner json, String name) {
            switch (name) {
                case "content" -> readContent(json);
                case "refusal" -> refusal = json.text().orElse("");
                case "reasoning_content" -> reasoningContent = json.text().orElse("");
                case "reasoning" -> reasoning = json.text().orElse("");
                case "reasoning_details" -> json.elements(() -> json.fields(part -> readDetail(json, part)));
                default -> {} // Passed over.
            }
        }

        /** A string; or Mistral's list of {@code {"type":"text","text"}} and {@code {"type":"thinking","thinking":[…]}}. */
        private void readContent(JsonScanner json) {
            content = json.text().orElse("");
            json.elements(() -> json.fields(name -> {
                switch (name) {
                    case "text" -> content += json.text().orElse("");
                    case "thinking" -> json.elements(() -> json.fields(part -> readThought(json, part)));
                    default -> {} // Passed over.
                }
            }));
        }

        /** OpenRouter's {@code {"type":"reasoning.text","text"}} and {@code {"type":"reasoning.summary","summary"}}. */
        private void readDetail(JsonScanner json, String name) {
            if (name.equals("text") || name.equals("summary")) {
                reasoningDetails += json.text().orElse("");
            }
        }

        /** DeepSeek and vLLM say reasoning_content, OpenRouter and Groq say reasoning; where several do, all say the same. */
        String allReasoning() {
            if (!reasoningContent.isEmpty()) {
                return reasoningContent;
            }
            return reasoning.isEmpty() ? reasoningDetails : reasoning;
        }

        private void readThought(JsonScanner json, String name) {
            if (name.equals("text")) {
                reasoning += json.text().orElse("");
            }
        }
    }
}
