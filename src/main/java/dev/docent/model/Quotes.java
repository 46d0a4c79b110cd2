package dev.docent.model;

import dev.docent.prompt.Prompt;
import dev.docent.retrieval.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Chooses what to quote for a question, and writes it down. Immutable. */
final class Quotes {
    /** How many passages are looked at: the first 4. Further ones are only named at the end. */
    private static final int PASSAGES = 4;

    /** The most quotes: 3. Further good ones are not shown. */
    private static final int MAX_QUOTES = 3;

    /** The most words of running text in all quotes together: 110. A quote that does not fit gives way to the next best. */
    private static final int MAX_WORDS = 110;

    /** The most passages that are named at the end: 4. */
    private static final int MAX_NEXT = 4;

    /** A quote this much worse than the best one is none: its score must be at least this share of the best. */
    private static final double WORST_SHARE = 0.6;

    private record Scored(Window window, double score) {}

    private final WindowScorer scorer;

    Quotes(WindowScorer scorer) {
        this.scorer = scorer;
    }

    /** Returns the answer in Markdown. */
    String answer(Prompt prompt) {
        var passages = prompt.passages();
        if (passages.isEmpty()) {
            return "Nothing in the documents matches this question.";
        }
        var chosen = choose(prompt);
        var text = new StringBuilder(beginning(prompt.confident(), chosen.isEmpty()));
        for (var window : chosen) {
            text.append("\n\n").append(window.markdown());
        }
        var next = next(passages, chosen);
        if (!next.isEmpty()) {
            text.append("\n\n").append(chosen.isEmpty() ? next : "See also: " + next);
        }
        return text.toString();
    }

    private static String beginning(boolean confident, boolean nothingToQuote) {
        if (!confident) {
            return "The documents probably do not answer this question. The nearest passage:";
        }
        return nothingToQuote ? "These passages come nearest:" : "From the documents:";
    }

    private List<Window> choose(Prompt prompt) {
        var windows = new ArrayList<Window>();
        int looked = Math.min(PASSAGES, prompt.passages().size());
        for (int i = 0; i < looked; i++) {
            windows.addAll(Window.of(i + 1, prompt.passages().get(i)));
        }
        var ranked = rank(prompt.question(), windows);
        var chosen = new ArrayList<Window>();
        int wordsLeft = MAX_WORDS;
        int most = prompt.confident() ? MAX_QUOTES : 1;
        for (var candidate : ranked) {
            var window = candidate.window();
            boolean goodEnough = chosen.isEmpty()
                    || candidate.score() >= WORST_SHARE * ranked.get(0).score();
            boolean isNew = chosen.stream().noneMatch(other -> other.overlaps(window) || other.repeats(window));
            if (chosen.size() < most && goodEnough && isNew && window.words() <= wordsLeft) {
                chosen.add(window);
                wordsLeft -= window.words();
            }
        }
        return grouped(chosen);
    }

    private List<Scored> rank(String question, List<Window> windows) {
        var scores = scorer.score(question, windows.stream().map(Window::text).toList());
        if (scores.length != windows.size()) {
            throw new IllegalStateException(
                    "the scorer returned " + scores.length + " scores for " + windows.size() + " windows");
        }
        return IntStream.range(0, scores.length)
                .mapToObj(i -> new Scored(windows.get(i), scores[i]))
                .filter(scored -> scored.score() > 0)
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .toList();
    }

    /** The passage with the best quote first, and the quotes of one passage together, in its own order. */
    private static List<Window> grouped(List<Window> chosen) {
        var passages = chosen.stream().map(Window::passage).distinct().toList();
        return chosen.stream()
                .sorted(Comparator.<Window>comparingInt(window -> passages.indexOf(window.passage()))
                        .thenComparingInt(Window::first))
                .toList();
    }

    private static String next(List<Passage> passages, List<Window> chosen) {
        return IntStream.rangeClosed(1, passages.size())
                .filter(number -> chosen.stream().noneMatch(window -> window.passage() == number))
                .limit(MAX_NEXT)
                .mapToObj(number -> name(passages.get(number - 1)) + " [" + number + "]")
                .collect(Collectors.joining(" · "));
    }

    private static String name(Passage passage) {
        var headings = passage.headings();
        var last = headings.isEmpty() ? passage.title() : headings.get(headings.size() - 1);
        return InlineText.literal(last.equals(passage.title()) ? last : passage.title() + " › " + last);
    }
}
