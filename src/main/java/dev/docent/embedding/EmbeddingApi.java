package dev.docent.embedding;

import dev.docent.json.JsonValue;
import java.util.List;
import java.util.Map;

/** The API of an embedding service: what is sent, and where the vectors are in the response. Immutable. */
interface EmbeddingApi {
    /** Returns the path below the base address. */
    String path();

    /** Returns the body of a request for the vectors of these texts, as a JSON object. */
    Map<String, Object> body(List<String> texts);

    /** Returns the vectors of a response in the order of the texts, as arrays of numbers. */
    List<JsonValue> vectors(JsonValue response);
}
