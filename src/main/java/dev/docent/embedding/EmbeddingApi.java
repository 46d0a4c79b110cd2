package dev.docent.embedding;

import dev.docent.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The API of an embedding service: what is sent, and where the vectors are in the response. Immutable. */
interface EmbeddingApi {
    /** Returns the path below the base address. */
    String path();

    /** Returns the body of a request for the vectors of these texts, as a JSON object. */
    Map<String, Object> body(List<String> texts);

    /**
     * Returns the body that OpenAI's API and Ollama's have in common.
     *
     * @param dimensions sent to models that can shorten their vectors; null if it is not set
     */
    static Map<String, Object> body(String model, List<String> texts, @Nullable Integer dimensions) {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", model);
        body.put("input", texts);
        if (dimensions != null) {
            body.put("dimensions", dimensions);
        }
        return body;
    }

    /** Returns the vectors of a response in the order of the texts, as arrays of numbers. */
    List<JsonValue> vectors(JsonValue response);
}
