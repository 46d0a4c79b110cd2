package dev.docent.quotes;

import dev.docent.prompt.Prompt;
import dev.docent.retrieval.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Chooses quotes for a question, and writes the answer. Immutable. */
final class Excerpts {
    /** How many passages are searched for quotes: the first 8. Further ones are only named at the end. */
    private static final int PASSAGES = 8;

    /** The most quotes: 3, of which the first may be a whole section. Further good ones are not shown. */
    private static final int MAX_QUOTES = 3;

    /** The most passages that are named at the end: 3. */
    private static final int MAX_NEXT = 3;

    /** A passage that is named at the end has at least this share of the best one's score. */
    private static final double WORTH_NAMING = 0.5;

    private final Ranking ranking;

    Excerpts(WindowScorer scorer) {
        this.ranking = new Ranking(scorer);
    }

    /** Returns the answer in Markdown. */
    String answer(Prompt prompt) {
        var passages = prompt.passages();
        if (passages.isEmpty()) {
            return "Nothing in the documents matches this question.";
        }
        var chosen = choose(prompt);
        var text = new StringBuilder(beginning(prompt, chosen.isEmpty()));
        for (var window : chosen) {
            text.append("\n\n").append(window.markdown());
        }
        var next = next(passages, chosen);
        if (!next.isEmpty()) {
            text.append("\n\n").append(chosen.isEmpty() ? next : "See also: " + next);
        }
        return text.toString();
    }

    private static String beginning(Prompt prompt, boolean nothingToQuote) {
        if (isOfAnother(prompt)) {
            return "The documents probably do not answer this question: they do not mention "
                    + InlineText.literal(String.join(", ", prompt.names().absent())) + ". The nearest passages:";
        }
        if (!prompt.confident()) {
            return "The documents probably do not answer this question. The nearest passage:";
        }
        return nothingToQuote ? "The nearest passages:" : "From the documents:";
    }

    /**
     * Returns whether the documents do not mention the question's subject, so that a quote would be about another
     * one.
     */
    private static boolean isOfAnother(Prompt prompt) {
        return !prompt.confident() && !prompt.names().absent().isEmpty();
    }

    private List<Window> choose(Prompt prompt) {
        if (isOfAnother(prompt)) {
            return List.of();
        }
        var windows = windows(prompt);
        return QuoteChoice.of(windows, ranking.of(prompt, windows), prompt.confident() ? MAX_QUOTES : 1);
    }

    private static List<Window> windows(Prompt prompt) {
        var names = prompt.names();
        // A user who names a ticket wants that ticket. A page about another one is not quoted, only named at the end.
        boolean onlyNamed = prompt.passages().stream().anyMatch(names::pointAt);
        var windows = new ArrayList<Window>();
        int looked = Math.min(PASSAGES, prompt.passages().size());
        for (int i = 0; i < looked; i++) {
            var passage = prompt.passages().get(i);
            if (!onlyNamed || names.pointAt(passage)) {
                Windows.of(i + 1, passage).stream()
                        .filter(window -> !names.onlyOthersStandIn(window.essence()))
                        .forEach(windows::add);
            }
        }
        return windows;
    }

    private static String next(List<Passage> passages, List<Window> chosen) {
        return IntStream.rangeClosed(1, passages.size())
                .filter(number -> chosen.stream().noneMatch(window -> window.passage() == number))
                .filter(number -> passages.get(number - 1).score()
                        >= WORTH_NAMING * passages.get(0).score())
                .limit(MAX_NEXT)
                .mapToObj(number -> name(passages.get(number - 1)) + " [" + number + "]")
                .collect(Collectors.joining(" · "));
    }

    private static String name(Passage passage) {
        var last = passage.found().heading();
        return InlineText.literal(last.equals(passage.title()) ? last : passage.title() + " › " + last);
    }
}
