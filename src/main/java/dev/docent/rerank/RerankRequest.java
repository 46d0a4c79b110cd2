package dev.docent.rerank;

import dev.docent.settings.RerankApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service is sent: Cohere's API (<a href="https://docs.cohere.com/reference/rerank">reference</a>), which others have too,
 * or that of Hugging Face's Text Embeddings Inference (<a
 * href="https://huggingface.github.io/text-embeddings-inference/">reference</a>). Immutable.
 *
 * @param model the service's name of the model; null if it has only one
 */
record RerankRequest(RerankApi api, @Nullable String model) {
    /** Returns the body as a JSON object. */
    Map<String, Object> body(String question, List<String> texts) {
        var body = new LinkedHashMap<String, Object>();
        if (api == RerankApi.TEI) {
            body.put("query", question);
            body.put("texts", texts);
            body.put("truncate", true);
            return body;
        }
        if (model != null) {
            body.put("model", model);
        }
        body.put("query", question);
        body.put("documents", texts);
        body.put("top_n", texts.size());
        return body;
    }
}
