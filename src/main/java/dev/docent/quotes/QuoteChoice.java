package dev.docent.quotes;

import dev.docent.quotes.Ranking.Scored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chooses quotes among windows and puts them into the order of reading. For one answer; one thread at a time. */
final class QuoteChoice {
    /** The most words of running text in all quotes together: 110. If a quote does not fit, the next best one is tried. */
    private static final int MAX_WORDS = 110;

    /** A quote must have at least this share of the best score; otherwise it is dropped. */
    private static final double WORST_SHARE = 0.75;

    /** The section of the best quote is quoted as a whole if it has at most this many words of running text: 60. */
    private static final int SHORT_SECTION_WORDS = 60;

    /** And if no more than this many other pieces are in it: 4. */
    private static final int SHORT_SECTION_PIECES = 4;

    /** What else stands in that section is quoted if it has at least this share of the best score. */
    private static final double RELATED_SHARE = 0.4;

    /** A quote gives way to the one that goes on to the code, list or table below it if that has this share of its score. */
    private static final double WITH_BLOCK_SHARE = 0.85;

    private final List<Window> windows;
    private final List<Window> chosen = new ArrayList<>();

    private QuoteChoice(List<Window> windows) {
        this.windows = windows;
    }

    /**
     * Returns the quotes: grouped by passage, the passage with the best quote first; those of one passage in its order, and those that
     * follow each other in one paragraph as one.
     *
     * @param windows all windows, in the order of reading
     * @param ranked those that are related to the question, best first
     * @param most the most quotes; a short section counts as one
     */
    static List<Window> of(List<Window> windows, List<Scored> ranked, int most) {
        var choice = new QuoteChoice(windows);
        choice.choose(ranked, most);
        return choice.grouped();
    }

    private void choose(List<Scored> ranked, int most) {
        int quotes = 0;
        for (var candidate : ranked) {
            boolean goodEnough =
                    candidate.score() >= WORST_SHARE * ranked.get(0).score();
            if (quotes == most || !(chosen.isEmpty() || goodEnough)) {
                return;
            }
            var window = withItsBlock(candidate, ranked);
            if (fits(window) && chosen.stream().noneMatch(window::repeats)) {
                chosen.add(window);
                quotes++;
                if (quotes == 1) {
                    addShortSection(window, ranked);
                }
            }
        }
    }

    private static Window withItsBlock(Scored candidate, List<Scored> ranked) {
        var window = candidate.window();
        return ranked.stream()
                .filter(other -> other.score() >= WITH_BLOCK_SHARE * candidate.score())
                .map(Scored::window)
                .filter(other -> other.goesOnToABlock(window))
                .findFirst()
                .orElse(window);
    }

    private boolean fits(Window window) {
        int words = chosen.stream().mapToInt(Window::words).sum() + window.words();
        return words <= MAX_WORDS && chosen.stream().noneMatch(window::overlaps);
    }

    /** A short section is the answer as a whole: a definition without its value, or a value without its unit, is none. */
    private void addShortSection(Window quote, List<Scored> ranked) {
        var rest = restOfSection(quote);
        if (wordsOfSection(quote) <= SHORT_SECTION_WORDS && rest.size() <= SHORT_SECTION_PIECES) {
            double least = RELATED_SHARE * ranked.get(0).score();
            ranked.stream()
                    .filter(other -> other.score() >= least && rest.contains(other.window()))
                    .forEach(other -> chosen.add(other.window()));
        }
    }

    private int wordsOfSection(Window quote) {
        int words = 0;
        int next = 0;
        for (var window : windows) {
            // The shortest of those that begin with the same sentence comes first.
            if (window.isInSectionOf(quote) && window.first() >= next) {
                words += window.words();
                next = window.last() + 1;
            }
        }
        return words;
    }

    /** Returns the other paragraphs and blocks of its section, each as a whole. */
    private List<Window> restOfSection(Window quote) {
        return windows.stream()
                .filter(window -> window.isInSectionOf(quote) && window.place() != Window.Place.SENTENCE)
                .filter(window -> !window.overlaps(quote) && windows.stream().noneMatch(window::continuesWith))
                .toList();
    }

    private List<Window> grouped() {
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
}
