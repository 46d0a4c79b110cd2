package dev.docent.quotes;

import dev.docent.corpus.BlockKind;
import dev.docent.retrieval.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A piece of a passage that can be quoted alone.
 *
 * @param passage the passage's number, from 1
 * @param first the first of the passage's units (sentences and blocks) in it
 * @param last the last of them
 * @param place where it begins
 * @param prose its sentences, ready to be shown; may be empty
 * @param block the code, list or table that follows, ready to be shown; without text if there is no block
 */
record Window(int passage, int first, int last, Place place, String prose, PassagePart block) {
    /** Where a quote begins. */
    enum Place {
        /** Directly below a heading, where good pages answer. */
        SECTION,
        /** At the beginning of a paragraph, a list, a table or code. */
        PARAGRAPH,
        /** In the middle of a paragraph. */
        SENTENCE
    }

    private static final int MAX_SENTENCES = 3;

    /** The weight of a quote directly below a heading, compared with 1. */
    private static final double LEAD = 1.1;

    /** The weight of a quote that depends on the sentence before it. */
    private static final double DANGLING = 0.75;

    /** The weight of a sentence with an example after it. */
    private static final double EXAMPLE = 1.05;

    /** The weight of the description of a type, which says most about it. */
    private static final double OF_TYPE = 1.2;

    /** The weight of a quote of fewer than 6 words: it matches through its heading, but says nothing. */
    private static final double FEW = 0.75;

    private static final int FEW_WORDS = 6;

    /** The weight of code without a sentence. */
    private static final double BARE_CODE = 0.85;

    private static final Set<String> LEANING = Set.of(
            "it",
            "they",
            "this",
            "these",
            "that",
            "those",
            "both",
            "then",
            "second",
            "also",
            "else",
            "otherwise",
            "instead",
            "so",
            "but",
            "and",
            "or",
            "its",
            "their",
            "he",
            "she",
            "such",
            "there");

    /** A sentence or a block. */
    private record Unit(PassagePart part, String text, Place place) {
        boolean isSentence() {
            return part.kind() == BlockKind.PROSE;
        }
    }

    /** Returns every window of a passage: one to three sentences of a paragraph, with the block that follows the last. */
    static List<Window> of(int number, Passage passage) {
        var units = units(PassageParts.of(passage));
        var windows = new ArrayList<Window>();
        for (int first = 0; first < units.size(); first++) {
            addFrom(number, units, first, windows);
        }
        return windows;
    }

    private static List<Unit> units(List<PassagePart> parts) {
        var units = new ArrayList<Unit>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            boolean leads = i == 0 || !parts.get(i - 1).heading().equals(part.heading());
            var place = leads ? Place.SECTION : Place.PARAGRAPH;
            if (part.kind() != BlockKind.PROSE) {
                units.add(new Unit(part, part.text(), place));
                continue;
            }
            for (var sentence : Sentences.of(part.text())) {
                units.add(new Unit(part, InlineText.quotable(sentence), place));
                place = Place.SENTENCE;
            }
        }
        return units;
    }

    private static void addFrom(int number, List<Unit> units, int first, List<Window> windows) {
        var begin = units.get(first);
        if (!begin.isSentence()) {
            boolean belongs = first > 0 && belongs(units, first);
            if (!belongs) {
                windows.add(new Window(number, first, first, begin.place(), "", begin.part()));
            }
            return;
        }
        var prose = new StringBuilder();
        for (int last = first; last < units.size() && last < first + MAX_SENTENCES; last++) {
            var next = units.get(last);
            if (!next.isSentence() || (last > first && next.place() != Place.SENTENCE)) {
                return;
            }
            prose.append(last > first ? " " : "").append(next.text());
            if (last + 1 < units.size() && belongs(units, last + 1)) {
                var block = units.get(last + 1).part();
                windows.add(new Window(number, first, last + 1, begin.place(), prose.toString(), block));
            } else if (!next.text().endsWith(":")) {
                var none = PassagePart.prose("", next.part().heading());
                windows.add(new Window(number, first, last, begin.place(), prose.toString(), none));
            }
        }
    }

    /** Returns whether a block is only shown with the sentence in front of it. */
    private static boolean belongs(List<Unit> units, int block) {
        return !units.get(block).isSentence()
                && units.get(block).part().belongs()
                && units.get(block - 1).isSentence();
    }

    /** Returns the text that is scored: the sentences, or the block if there are none, below their heading. */
    String essence() {
        var text = prose.isEmpty() ? block.text() : prose;
        return block.heading().isEmpty() ? text : block.heading() + "\n" + text;
    }

    /**
     * Returns the factor for the score that follows from its place and form.
     *
     * @param earnsLead whether its first sentence is related to the question too
     */
    double weight(boolean earnsLead) {
        double weight = leans() ? DANGLING : earnsLead && place == Place.SECTION ? LEAD : 1;
        boolean terse = block.kind() != BlockKind.TABLE && words(prose.isEmpty() ? block.text() : prose) < FEW_WORDS;
        boolean shows = !prose.isEmpty() && block.kind() == BlockKind.CODE;
        boolean bare = prose.isEmpty() && block.kind() == BlockKind.CODE;
        return weight * (terse ? FEW : 1) * (bare ? BARE_CODE : 1) * (shows ? ofBlock() : 1);
    }

    private double ofBlock() {
        var code = block.text().lines().skip(1).toList();
        return DeclaredName.isOfType(code) ? OF_TYPE : EXAMPLE;
    }

    private boolean leans() {
        if (prose.isEmpty()) {
            return false;
        }
        var word = prose.split("[\\s,'’]", 2)[0];
        boolean lower = !word.isEmpty()
                && Character.isLowerCase(word.charAt(0))
                && word.chars().allMatch(Character::isLetter);
        return place != Place.SECTION && (lower || LEANING.contains(word.toLowerCase(Locale.ROOT)));
    }

    /** Counts the words of running text, including lists. Readers only look at code and tables. */
    int words() {
        return words(block.kind() == BlockKind.LIST ? text() : prose);
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
    }

    private String text() {
        return prose + "\n" + block.text();
    }

    boolean beginsLike(Window other) {
        return passage == other.passage && first == other.first;
    }

    boolean overlaps(Window other) {
        return passage == other.passage && first <= other.last && other.first <= last;
    }

    /** Returns whether both say nearly the same: they share most words of the smaller one. */
    boolean repeats(Window other) {
        var mine = WordScorer.words(text());
        var others = WordScorer.words(other.text());
        int smaller = Math.max(1, Math.min(mine.size(), others.size()));
        mine.retainAll(others);
        return mine.size() >= 0.8 * smaller;
    }

    /** Returns whether the other one continues in the same paragraph where this one ends. */
    boolean continuesWith(Window other) {
        return passage == other.passage
                && last + 1 == other.first
                && other.place == Place.SENTENCE
                && block.text().isEmpty();
    }

    /** Returns this one and its continuation as one. */
    Window with(Window next) {
        return new Window(passage, first, next.last, place, prose + " " + next.prose, next.block);
    }

    /** Returns the quote with its citation, and an ellipsis where it was cut. */
    String markdown() {
        var citation = "[" + passage + "]";
        var cut = block.isCut() ? "…" : "";
        if (!prose.isEmpty()) {
            return prose + " " + citation + after(block.text()) + after(cut);
        }
        if (block.kind() == BlockKind.LIST && !block.isCut()) {
            return block.text() + " " + citation;
        }
        return block.text() + "\n\n" + (cut + " " + citation).strip();
    }

    private static String after(String text) {
        return text.isEmpty() ? "" : "\n\n" + text;
    }
}
