package dev.docent.retrieval;

import dev.docent.index.Embedder;
import dev.docent.index.EmbeddingException;
import dev.docent.index.SearchRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a question into a search, with the questions that it refers to. Thread-safe. */
final class SearchText {
    private static final Logger LOG = LoggerFactory.getLogger(SearchText.class);

    /** The weight of earlier questions in the vector, compared with 1 for the question itself. */
    static final float EARLIER_WEIGHT = 0.7f;

    /** The most characters of earlier questions in a search. The nearest ones are kept. */
    static final int MAX_EARLIER_CHARS = 1_000;

    private final Embedder embedder;

    /** @param embedder one that stands for no others, so that all vectors of a search are of the same model */
    SearchText(Embedder embedder) {
        this.embedder = embedder;
    }

    /** Returns the search for a question alone. */
    SearchRequest alone(Query query, int limit) {
        var text = query.text();
        return new SearchRequest(text, List.of(text), vector(text), query.scope(), limit, embedder.id());
    }

    /** Returns the search for another wording of a question. If it names nothing literally, what the question names counts. */
    SearchRequest worded(Query query, String wording, int limit) {
        var asked = List.of(wording, query.text());
        return new SearchRequest(wording, asked, vector(wording), query.scope(), limit, embedder.id());
    }

    /** Returns the search for a question that refers to earlier ones. */
    SearchRequest inContext(Query query, int limit) {
        var question = query.text();
        var antecedents = FollowUp.antecedents(query.history());
        var earlier = last(String.join("\n", antecedents));
        // Words count as often as they occur. Written twice, the question outweighs the earlier ones.
        var text = question + "\n" + question + "\n" + earlier;
        var asked = new ArrayList<>(antecedents);
        asked.add(question);
        Collections.reverse(asked);
        var together = vector(earlier + "\n" + question);
        var vector = FollowUp.saysNothingAlone(question) ? together : sum(vector(question), together);
        return new SearchRequest(text, asked, vector, query.scope(), limit, embedder.id());
    }

    /**
     * Returns the search for a question that may refer to earlier ones.
     *
     * @param alone the search for the question alone
     * @param antecedents the questions that it may refer to, the nearest first; nearer ones have more weight
     */
    SearchRequest perhapsInContext(SearchRequest alone, List<String> antecedents, int limit) {
        var question = alone.text();
        var text = new StringBuilder();
        var weight = antecedents.size() + 1;
        text.append((question + "\n").repeat(weight));
        for (var earlier : antecedents) {
            weight--;
            text.append((last(earlier) + "\n").repeat(weight));
        }
        var asked = new ArrayList<>(List.of(question));
        asked.addAll(antecedents);
        var together = vector(last(antecedents.get(0)) + "\n" + question);
        var vector = sum(alone.vector(), together);
        return new SearchRequest(text.toString().strip(), asked, vector, alone.scope(), limit, embedder.id());
    }

    private static String last(String text) {
        return text.substring(Math.max(0, text.length() - MAX_EARLIER_CHARS));
    }

    /** Returns the vector of a text; null if the embedder cannot tell it now, which it logs. */
    private float @Nullable [] vector(String text) {
        try {
            return embedder.embedQuestion(text);
        } catch (EmbeddingException e) {
            LOG.debug("A question is searched by words alone", e);
            return null;
        }
    }

    private static float @Nullable [] sum(float @Nullable [] question, float @Nullable [] earlier) {
        if (question == null || earlier == null) {
            return question;
        }
        var sum = new float[question.length];
        double squares = 0;
        for (var i = 0; i < sum.length; i++) {
            sum[i] = question[i] + EARLIER_WEIGHT * earlier[i];
            squares += sum[i] * sum[i];
        }
        if (squares == 0) {
            return question;
        }
        for (var i = 0; i < sum.length; i++) {
            sum[i] /= (float) Math.sqrt(squares);
        }
        return sum;
    }
}
