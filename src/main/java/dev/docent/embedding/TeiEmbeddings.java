package dev.docent.embedding;

import dev.docent.json.JsonValue;
import java.util.List;
import java.util.Map;

/**
 * The API of Hugging Face's Text Embeddings Inference (<a
 * href="https://huggingface.github.io/text-embeddings-inference/">reference</a>). A server has one model. It cuts texts that are
 * too long for it, because it is asked to.
 */
record TeiEmbeddings() implements EmbeddingApi {
    @Override
    public String path() {
        return "embed";
    }

    @Override
    public Map<String, Object> body(List<String> texts) {
        return Map.of("inputs", texts, "truncate", true);
    }

    @Override
    public List<JsonValue> vectors(JsonValue response) {
        return response.elements();
    }
}
