package dev.docent.evaluation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A question of a list, and what is expected to be found for it. Immutable.
 *
 * @param line its line in the list, from 1
 * @param text the question
 * @param earlier the questions before it in the same conversation, oldest first
 * @param kind what kind of question it is, in the words of the list; empty if it says none
 * @param answers any one of these is enough, and each needs all of its places; none if the documents do not answer the
 *     question
 */
public record ListedQuestion(
        int line, String text, List<String> earlier, String kind, List<List<ExpectedPlace>> answers) {
    public ListedQuestion {
        earlier = List.copyOf(earlier);
        answers = answers.stream().map(List::copyOf).toList();
    }

    /** Returns whether the documents are expected to answer it. */
    public boolean hasAnswer() {
        return !answers.isEmpty();
    }

    /** Returns every place of its answers. */
    public Set<ExpectedPlace> places() {
        return answers.stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns whether all labels are whole documents. */
    public boolean wantsFiles() {
        return places().stream().allMatch(place -> place.words().isEmpty());
    }
}
