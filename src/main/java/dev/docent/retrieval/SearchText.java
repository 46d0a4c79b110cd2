package dev.docent.retrieval;

import dev.docent.index.Embedder;
import dev.docent.index.SearchRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Turns a question into a search, with the questions that it refers to. Thread-safe. */
final class SearchText {
    /** The weight of earlier questions in the vector, compared with 1 for the question itself. */
    static final float EARLIER_WEIGHT = 0.7f;

    /** The most characters of earlier questions in a search. The nearest ones are kept. */
    static final int MAX_EARLIER_CHARS = 1_000;

    private final Embedder embedder;

    SearchText(Embedder embedder) {
        this.embedder = embedder;
    }

    /** Returns the search for a question alone. */
    SearchRequest alone(Query query, int limit) {
        return new SearchRequest(query.text(), embedder.embed(query.text()), query.scope(), limit);
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
        var together = embedder.embed(earlier + "\n" + question);
        var vector = FollowUp.saysNothingAlone(question) ? together : sum(embedder.embed(question), together);
        return new SearchRequest(text, asked, vector, query.scope(), limit);
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
        var together = embedder.embed(last(antecedents.get(0)) + "\n" + question);
        return new SearchRequest(text.toString().strip(), asked, sum(alone.vector(), together), alone.scope(), limit);
    }

    private static String last(String text) {
        return text.substring(Math.max(0, text.length() - MAX_EARLIER_CHARS));
    }

    private static float[] sum(float[] question, float[] earlier) {
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
