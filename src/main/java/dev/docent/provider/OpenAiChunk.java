package dev.docent.provider;

import dev.docent.json.JsonException;
import dev.docent.json.JsonScanner;
import org.jspecify.annotations.Nullable;

/**
 * What one event of a chat completion's stream says. Providers differ in everything except the text, so whatever is missing, null or
 * unknown is ignored. No tree is built, because this runs for every token. One thread at a time.
 */
final class OpenAiChunk {
    private @Nullable Choice first;
    private Counts counts = Counts.NONE;
    private boolean error;
    private boolean needsTree;

    private OpenAiChunk() {}

    /**
     * Reads the data of an event.
     *
     * @throws JsonException if it is not JSON
     */
    static OpenAiChunk read(String data) {
        var chunk = new OpenAiChunk();
        JsonScanner.scan(data, chunk::read);
        return chunk;
    }

    /** Returns the next piece of the answer, empty if there is none. A refusal is an answer too, in a separate field. */
    String text() {
        if (first == null) {
            return "";
        }
        return first.refusal.isEmpty() ? first.content : first.content + first.refusal;
    }

    /** Returns the next piece of the model's reasoning, empty if there is none. */
    String reasoning() {
        return first == null ? "" : first.allReasoning();
    }

    /** Returns the next piece of the reasoning, if it is in the field whose content some servers want back. */
    String reasoningContent() {
        return first == null ? "" : first.reasoningContent;
    }

    /** Returns whether there are fields that only a tree of the whole event shows: calls of tools and details of reasoning. */
    boolean needsTree() {
        return needsTree;
    }

    /** Returns the finish reason as the provider names it, empty if there is none. */
    String finishReason() {
        return first == null ? "" : first.finishReason;
    }

    /** Returns what was counted. */
    Counts counts() {
        return counts;
    }

    /** Returns whether the event reports an error. */
    boolean isError() {
        return error;
    }

    private void read(JsonScanner json) {
        for (var name : json.fields()) {
            switch (name) {
                case "choices" -> readChoices(json);
                case "usage" -> readUsage(json);
                case "x_groq" -> readPartOfGroq(json);
                case "error" -> error |= !json.isNothing();
                // vLLM's errors: {"object":"error","message":…,"code":…}
                case "object" -> error |= json.text().filter("error"::equals).isPresent();
                default -> {} // Ignored.
            }
        }
    }

    /** A provider may send several choices. Docent uses the first one. */
    private void readChoices(JsonScanner json) {
        for (var each : json.elements()) {
            var choice = readChoice(each);
            if (first == null && choice.index == 0) {
                first = choice;
            }
        }
    }

    private Choice readChoice(JsonScanner json) {
        var choice = new Choice();
        for (var name : json.fields()) {
            switch (name) {
                case "index" -> choice.index = json.integer().orElse(0L);
                case "delta" -> choice.readDelta(json);
                case "finish_reason" -> choice.finishReason = json.text().orElse("");
                case "usage" -> readUsage(json); // Moonshot has its counts in the last choice.
                default -> {} // Ignored.
            }
        }
        return choice;
    }

    /** Groq sends its counts here without being asked. */
    private void readPartOfGroq(JsonScanner json) {
        for (var name : json.fields()) {
            if (name.equals("usage")) {
                readUsage(json);
            }
        }
    }

    /**
     * The tokens that came from the provider's cache are in {@code prompt_tokens_details} with OpenAI and most others, in {@code
     * prompt_cache_hit_tokens} with DeepSeek, in {@code cached_tokens} with Moonshot. Those that were stored there are in {@code
     * cache_write_tokens} with OpenAI and OpenRouter.
     */
    private void readUsage(JsonScanner json) {
        @Nullable Long input = null;
        @Nullable Long output = null;
        @Nullable Long total = null;
        @Nullable Long cached = null;
        @Nullable Long written = null;
        for (var name : json.fields()) {
            switch (name) {
                case "prompt_tokens" -> input = json.integer().orElse(null);
                case "completion_tokens" -> output = json.integer().orElse(null);
                case "total_tokens" -> total = json.integer().orElse(null);
                case "cached_tokens", "prompt_cache_hit_tokens" ->
                    cached = json.integer().orElse(cached);
                case "prompt_tokens_details" -> {
                    for (var detail : json.fields()) {
                        switch (detail) {
                            case "cached_tokens" -> cached = json.integer().orElse(cached);
                            case "cache_write_tokens" ->
                                written = json.integer().orElse(written);
                            default -> {} // Ignored.
                        }
                    }
                }
                default -> {} // Ignored.
            }
        }
        counts = counts.then(new Counts(input, output, total, cached, written));
    }

    private final class Choice {
        private long index;
        private String finishReason = "";
        private String content = "";
        private String refusal = "";
        private String reasoningContent = "";
        private String reasoning = "";
        private String reasoningDetails = "";

        void readDelta(JsonScanner json) {
            for (var name : json.fields()) {
                switch (name) {
                    case "content" -> readContent(json);
                    case "refusal" -> refusal = json.text().orElse("");
                    case "reasoning_content" -> reasoningContent = json.text().orElse("");
                    case "reasoning" -> reasoning = json.text().orElse("");
                    case "reasoning_details" -> readDetails(json);
                    case "tool_calls" -> needsTree |= !json.isNothing();
                    default -> {} // Ignored.
                }
            }
        }

        /** A string; or Mistral's list of {@code {"type":"text","text"}} and {@code {"type":"thinking","thinking":[…]}}. */
        private void readContent(JsonScanner json) {
            content = json.text().orElse("");
            for (var part : json.elements()) {
                for (var name : part.fields()) {
                    switch (name) {
                        case "text" -> content += json.text().orElse("");
                        case "thinking" -> readThoughts(json);
                        default -> {} // Ignored.
                    }
                }
            }
        }

        /**
         * DeepSeek and vLLM use reasoning_content, OpenRouter and Groq use reasoning. If there are several, all have the same
         * text.
         */
        String allReasoning() {
            if (!reasoningContent.isEmpty()) {
                return reasoningContent;
            }
            return reasoning.isEmpty() ? reasoningDetails : reasoning;
        }

        private void readThoughts(JsonScanner json) {
            for (var thought : json.elements()) {
                for (var name : thought.fields()) {
                    reasoning += name.equals("text") ? json.text().orElse("") : "";
                }
            }
        }

        /** OpenRouter's {@code {"type":"reasoning.text","text"}} and {@code {"type":"reasoning.summary","summary"}}. */
        private void readDetails(JsonScanner json) {
            needsTree |= !json.isNothing();
            for (var detail : json.elements()) {
                for (var name : detail.fields()) {
                    boolean says = name.equals("text") || name.equals("summary");
                    reasoningDetails += says ? json.text().orElse("") : "";
                }
            }
        }
    }
}
