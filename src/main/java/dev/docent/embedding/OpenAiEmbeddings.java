package dev.docent.embedding;

import dev.docent.json.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The API of OpenAI's embeddings, which many servers have (<a
 * href="https://platform.openai.com/docs/api-reference/embeddings">reference</a>).
 *
 * @param dimensions sent to models that can shorten their vectors; null if it is not set
 */
record OpenAiEmbeddings(String model, @Nullable Integer dimensions) implements EmbeddingApi {
    @Override
    public String path() {
        return "embeddings";
    }

    @Override
    public Map<String, Object> body(List<String> texts) {
        return EmbeddingApi.body(model, texts, dimensions);
    }

    /** Each entry says which text it belongs to; a server that does not say it keeps the order. */
    @Override
    public List<JsonValue> vectors(JsonValue response) {
        return response.get("data").elements().stream()
                .sorted(Comparator.comparingLong(
                        entry -> entry.get("index").integer().orElse(0L)))
                .map(entry -> entry.get("embedding"))
                .toList();
    }
}
