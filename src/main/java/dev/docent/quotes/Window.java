package dev.docent.quotes;

import dev.docent.corpus.BlockKind;
import java.util.Locale;
import java.util.Set;

/**
 * A piece of a passage that can be quoted alone.
 *
 * @param passage the passage's number, from 1
 * @param units which of the passage's units are in it
 * @param place where it begins
 * @param prose its sentences, ready to be shown; may be empty
 * @param block the code, list or table that follows, ready to be shown; without text if there is no block
 */
record Window(int passage, Units units, Place place, String prose, PassagePart block) {
    /**
     * Units of a passage, which are sentences and blocks.
     *
     * @param section the first one below the heading above them
     * @param first the first one
     * @param last the last one
     */
    record Units(int section, int first, int last) {}

    /** Where a quote begins. */
    enum Place {
        /** Directly below a heading, where good pages answer. */
        SECTION,
        /** At the beginning of a paragraph, a list, a table or code. */
        PARAGRAPH,
        /** In the middle of a paragraph. */
        SENTENCE
    }

    /** How much of the block below sentences is scored with them, in characters. */
    private static final int SCORED_CHARS = 300;

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

    /** Returns the text that is scored, below its heading: the sentences, and the beginning of the block. */
    String essence() {
        var beginning = block.text().substring(0, Math.min(block.text().length(), SCORED_CHARS));
        var text = prose.isEmpty() ? block.text() : (prose + "\n" + beginning).strip();
        return heading().isEmpty() ? text : heading() + "\n" + text;
    }

    /** Returns the heading above it; may be empty. */
    String heading() {
        return block.heading();
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

    int first() {
        return units.first;
    }

    int last() {
        return units.last;
    }

    boolean beginsLike(Window other) {
        return passage == other.passage && first() == other.first();
    }

    /** Returns whether this one is another one with what follows it, up to the end of a block. */
    boolean goesOnToABlock(Window other) {
        return beginsLike(other)
                && last() > other.last()
                && !block.text().isEmpty()
                && other.block.text().isEmpty();
    }

    boolean isInSectionOf(Window other) {
        return passage == other.passage && units.section == other.units.section;
    }

    boolean overlaps(Window other) {
        return passage == other.passage && first() <= other.last() && other.first() <= last();
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
                && last() + 1 == other.first()
                && other.place == Place.SENTENCE
                && block.text().isEmpty();
    }

    /** Returns this one and its continuation as one. */
    Window with(Window next) {
        return new Window(
                passage, new Units(units.section, first(), next.last()), place, prose + " " + next.prose, next.block);
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
