package dev.docent.format.opendocument;

import dev.docent.format.office.FlowCell;
import dev.docent.format.office.OneLine;

/** A paragraph or heading while it is read. One thread. */
final class OdfParagraph {
    private final String style;
    /** The depth of a heading; 0 if it is none. */
    private final int heading;

    /** What is before it in a list; empty if it is no item. */
    private final String label;

    private final int level;
    private final StringBuilder text = new StringBuilder();
    private final FlowCell boxes = new FlowCell();
    private int chars;
    private int fixedChars;

    OdfParagraph(String style, int heading, String label, int level) {
        this.style = style;
        this.heading = heading;
        this.label = label;
        this.level = level;
    }

    void append(String words, boolean fixed) {
        text.append(words);
        int solid = (int) words.chars().filter(c -> !Character.isWhitespace(c)).count();
        chars += solid;
        fixedChars += fixed ? solid : 0;
    }

    String style() {
        return style;
    }

    int heading() {
        return heading;
    }

    String label() {
        return label;
    }

    /** Returns how many lists its list is in. */
    int level() {
        return level;
    }

    boolean isFixed() {
        return chars > 0 && fixedChars == chars;
    }

    String lines() {
        return text.toString().replace('\u00a0', ' ').stripTrailing();
    }

    String words() {
        return OneLine.of(text.toString());
    }

    /** Returns the boxes that are fixed to it. */
    FlowCell boxes() {
        return boxes;
    }
}
