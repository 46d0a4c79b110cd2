package dev.docent.quotes;

import dev.docent.prompt.Message;
import dev.docent.prompt.Prompt;
import dev.docent.retrieval.FollowUp;
import dev.docent.retrieval.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Chooses quotes for a question, and writes the answer. Immutable. */
final class Excerpts {
    /** How many passages are searched for quotes: the first 4. Further ones are only named at the end. */
    private static final int PASSAGES = 4;

    /** The most quotes: 3. Further good ones are not shown. */
    private static final int MAX_QUOTES = 3;

    /** The most words of running text in all quotes together: 110. If a quote does not fit, the next best one is tried. */
    private static final int MAX_WORDS = 110;

    /** The most passages that are named at the end: 3. */
    private static final int MAX_NEXT = 3;

    /** A quote must have at least this share of the best score; otherwise it is dropped. */
    private static final double WORST_SHARE = 0.75;

    /** The weight of a passage with score 0, compared with 1 for score 1: the retriever knows more than the sentence. */
    private static final double LAST_PASSAGE = 0.8;

    /** The share of a quote's score that its first sentence must have alone to count as related to the question. */
    private static final double LEAD_SHARE = 0.6;

    /** A passage that is named at the end has at least this share of the best one's score. */
    private static final double WORTH_NAMING = 0.5;

    private record Scored(Window window, double score) {}

    private final WindowScorer scorer;

    Excerpts(WindowScorer scorer) {
        this.scorer = scorer;
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
        var ranked = rank(prompt, windows);
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

    private static List<Window> windows(Prompt prompt) {
        var names = prompt.names();
        // A user who names a ticket wants that ticket. A page about another one is not quoted, only named at the end.
        boolean onlyNamed = prompt.passages().stream().anyMatch(names::pointAt);
        var windows = new ArrayList<Window>();
        int looked = Math.min(PASSAGES, prompt.passages().size());
        for (int i = 0; i < looked; i++) {
            var passage = prompt.passages().get(i);
            if (!onlyNamed || names.pointAt(passage)) {
                Window.of(i + 1, passage).stream()
                        .filter(window -> !names.onlyOthersStandIn(window.essence()))
                        .forEach(windows::add);
            }
        }
        return windows;
    }

    private List<Scored> rank(Prompt prompt, List<Window> windows) {
        var scores = scorer.score(
                question(prompt), windows.stream().map(Window::essence).toList());
        if (scores.length != windows.size()) {
            throw new IllegalStateException(
                    "the scorer returned " + scores.length + " scores for " + windows.size() + " windows");
        }
        var ranked = new ArrayList<Scored>();
        // Of the windows that begin with the same sentence, the shortest comes first.
        double ofFirstSentence = 0;
        for (int i = 0; i < scores.length; i++) {
            var window = windows.get(i);
            boolean isShortest = i == 0 || !window.beginsLike(windows.get(i - 1));
            ofFirstSentence = isShortest ? scores[i] : ofFirstSentence;
            boolean earnsLead = ofFirstSentence >= LEAD_SHARE * scores[i];
            double score = scores[i] * window.weight(earnsLead) * weight(prompt, window);
            if (score > 0) {
                ranked.add(new Scored(window, score));
            }
        }
        ranked.sort(Comparator.comparingDouble(Scored::score).reversed());
        return ranked;
    }

    /** Returns the question with its context: "and on Windows?" alone fits every sentence about Windows. */
    private static String question(Prompt prompt) {
        var asked = prompt.messages().stream()
                .filter(message -> message.role() == Message.Role.USER)
                .map(Message::text)
                .toList();
        var earlier = asked.subList(0, Math.max(0, asked.size() - 1));
        return FollowUp.inContext(prompt.question(), earlier);
    }

    private static double weight(Prompt prompt, Window window) {
        return LAST_PASSAGE
                + (1 - LAST_PASSAGE)
                        * prompt.passages().get(window.passage() - 1).score();
    }

    /**
     * Groups the quotes by passage, the passage with the best quote first. Quotes of one passage are in its order, and those
     * that follow each other in one paragraph become one.
     */
    private static List<Window> grouped(List<Window> chosen) {
        var passages = chosen.stream().map(Window::passage).distinct().toList();
        var ordered = chosen.stream()
                .sorted(Comparator.<Window>comparingInt(window -> passages.indexOf(window.passage()))
                        .thenComparingInt(Window::first))
                .toList();
        var joined = new ArrayList<Window>();
        for (var window : ordered) {
            int end = joined.size() - 1;
            if (end >= 0 && joined.get(end).continuesWith(window)) {
                joined.set(end, joined.get(end).with(window));
            } else {
                joined.add(window);
            }
        }
        return joined;
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
        var headings = passage.headings();
        var last = headings.isEmpty() ? passage.title() : headings.get(headings.size() - 1);
        return InlineText.literal(last.equals(passage.title()) ? last : passage.title() + " › " + last);
    }
}
