package dev.docent.index;

import dev.docent.corpus.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to look for.
 *
 * @param text the question, in words, and the questions that it refers to
 * @param asked the question, and then the questions that it refers to, the nearest first: the first of these that names
 *     something ({@code E0382}, {@code INC-7}, a quoted phrase) leads to the chunks that contain it
 * @param vector the question's embedding, of length 1; null if it has none, so that words alone decide
 * @param scope the documents that hits may come from
 * @param limit the maximum number of hits, at least 1
 * @param model the {@linkplain Embedder#id() id} of the embedder of the vector; null for the one that the index was opened with
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record SearchRequest(
        String text,
        List<String> asked,
        float @Nullable [] vector,
        Scope scope,
        int limit,
        @Nullable String model) {
    /** Creates a request for a question that refers to no other. */
    public SearchRequest(String text, float @Nullable [] vector, Scope scope, int limit) {
        this(text, List.of(text), vector, scope, limit, null);
    }

    public SearchRequest {
        asked = List.copyOf(asked);
        if (limit < 1) {
            throw new IllegalArgumentException("limit (" + limit + ") must be positive");
        }
    }
}
