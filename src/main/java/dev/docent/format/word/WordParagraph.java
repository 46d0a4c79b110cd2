package dev.docent.format.word;

import dev.docent.format.office.FlowCell;
import dev.docent.format.office.OneLine;
import dev.docent.format.word.WordStyle.ListPlace;
import dev.docent.format.xml.XmlEvents;
import org.jspecify.annotations.Nullable;

/** A paragraph while it is read. One thread. */
final class WordParagraph {
    private static final int NO_OUTLINE = -1;
    private static final int BODY = 9;
    /** A longer line in bold letters is important text. */
    private static final int MAX_CHARS_OF_A_LINE = 100;

    private static final String END_OF_A_SENTENCE = ".:;,!";

    private final StringBuilder text = new StringBuilder();
    /** The characters in a font of code, white space not counted. */
    private int fixedChars;

    private int boldChars;
    private int chars;
    private String style = "";
    private int outline = NO_OUTLINE;
    private String list = "";
    private int listLevel = NO_OUTLINE;
    /** The boxes that are fixed to this paragraph. */
    private final FlowCell boxes = new FlowCell();

    /** Reads its properties, and moves to their end. */
    void properties(XmlEvents events) {
        int began = events.depth();
        while (events.nextInside(began)) {
            if (!events.isStart()) {
                continue;
            }
            switch (events.name()) {
                case "w:pStyle" -> style = events.attribute("w:val");
                case "w:outlineLvl" -> outline = events.number("w:val", NO_OUTLINE);
                case "w:numId" -> list = events.attribute("w:val");
                case "w:ilvl" -> listLevel = events.number("w:val", NO_OUTLINE);
                case "w:pPrChange", "w:rPr", "w:sectPr" -> events.skip();
                default -> {}
            }
        }
    }

    /** Adds words of its text. */
    void append(String words, WordRun run) {
        text.append(words);
        int solid = (int) words.chars().filter(c -> !Character.isWhitespace(c)).count();
        chars += solid;
        fixedChars += run.fixed() ? solid : 0;
        boldChars += run.bold() ? solid : 0;
    }

    String style() {
        return style;
    }

    /** Returns the depth of a heading, from 1; 0 if it is none. */
    int heading(WordStyle described) {
        if (outline == NO_OUTLINE) {
            return described.heading();
        }
        return outline < BODY ? outline + 1 : 0;
    }

    /** Returns its place in a list; null if it is in none. */
    @Nullable
    ListPlace list(WordStyle described) {
        var inherited = described.list();
        if (list.isEmpty() && inherited != null && listLevel >= 0) {
            return new ListPlace(inherited.list(), listLevel);
        }
        var place = list.isEmpty() ? inherited : new ListPlace(list, Math.max(0, listLevel));
        return place == null || place.isNone() ? null : place;
    }

    boolean isCode(WordStyle described) {
        return chars > 0 && (described.fixed() || fixedChars == chars);
    }

    /** Returns whether it is one short line in bold letters, as headings are written by people who do not use styles. */
    boolean looksLikeHeading() {
        var words = words();
        return chars > 0
                && boldChars == chars
                && words.length() <= MAX_CHARS_OF_A_LINE
                && END_OF_A_SENTENCE.indexOf(words.charAt(words.length() - 1)) < 0;
    }

    /** Returns its text with its white space. */
    String lines() {
        return text.toString().replace('\u00a0', ' ').stripTrailing();
    }

    /** Returns its text in one line. */
    String words() {
        return OneLine.of(text.toString());
    }

    FlowCell boxes() {
        return boxes;
    }
}
