package dev.docent.embedding;

import dev.docent.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ollama's API (<a href="https://docs.ollama.com/api/embed">reference</a>).
 *
 * @param dimensions sent to models that can shorten their vectors; null if it is not set
 */
record OllamaEmbeddings(String model, @Nullable Integer dimensions) implements EmbeddingApi {
    @Override
    public String path() {
        return "api/embed";
    }

    @Override
    public Map<String, Object> body(List<String> texts) {
        return EmbeddingApi.body(model, texts, dimensions);
    }

    @Override
    public List<JsonValue> vectors(JsonValue response) {
        return response.get("embeddings").elements();
    }
}
