package dev.docent.retrieval;

import dev.docent.index.Embedder;
import dev.docent.index.SearchRequest;
import java.util.List;

/** Makes a search of a question, with what it leans on. Thread-safe. */
final class SearchText {
    /** What earlier questions count in the direction of the vector, against 1 for the question itself. */
    static final float EARLIER_WEIGHT = 0.7f;

    /** The most characters of earlier questions that join a search; the nearest ones count. */
    static final int MAX_EARLIER_CHARS = 1_000;

    private final Embedder embedder;

    SearchText(Embedder embedder) {
        this.embedder = embedder;
    }

    SearchRequest request(String question, List<String> earlierQuestions, int limit) {
        if (earlierQuestions.isEmpty() || !FollowUp.leansOnEarlier(question)) {
            return new SearchRequest(question, embedder.embed(question), limit);
        }
        var earlier = last(String.join("\n", FollowUp.antecedents(earlierQuestions)));
        // Words count as often as they occur: twice, the question outweighs what it leans on.
        var text = question + "\n" + question + "\n" + earlier;
        var together = embedder.embed(earlier + "\n" + question);
        if (FollowUp.saysNothingAlone(question)) {
            return new SearchRequest(text, together, limit);
        }
        return new SearchRequest(text, sum(embedder.embed(question), together), limit);
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
