package dev.docent.format.slides;

import dev.docent.format.office.OneLine;
import dev.docent.format.xml.XmlEvents;

/** A paragraph of a slide while it is read. One thread. */
final class SlideParagraph {
    /** What is before a paragraph. */
    enum Bullet {
        /** What the layout says, which is a bullet in the main text of a slide. */
        INHERITED,
        NONE,
        SIGN,
        NUMBER
    }

    private static final int MAX_LEVEL = 8;

    private final StringBuilder text = new StringBuilder();
    private Bullet bullet = Bullet.INHERITED;
    private String numbering = "";
    private int start = 1;
    private int level;
    private int chars;
    private int fixedChars;

    /** Reads its properties, and moves to their end. */
    void properties(XmlEvents events) {
        level = Math.max(0, Math.min(MAX_LEVEL, events.number("lvl", 0)));
        int began = events.depth();
        while (events.nextInside(began)) {
            if (events.starts("a:buNone")) {
                bullet = Bullet.NONE;
            } else if (events.starts("a:buChar") || events.starts("a:buBlip")) {
                bullet = Bullet.SIGN;
            } else if (events.starts("a:buAutoNum")) {
                bullet = Bullet.NUMBER;
                numbering = events.attribute("type");
                start = Math.max(1, events.number("startAt", 1));
            }
        }
    }

    void append(String words, boolean fixed) {
        text.append(words);
        int solid = (int) words.chars().filter(c -> !Character.isWhitespace(c)).count();
        chars += solid;
        fixedChars += fixed ? solid : 0;
    }

    Bullet bullet() {
        return bullet;
    }

    /** Returns how its numbers look, such as {@code arabicPeriod}. */
    String numbering() {
        return numbering;
    }

    /** Returns the number that its list begins with. */
    int start() {
        return start;
    }

    /** Returns how deep it is indented, from 0 to 8. */
    int level() {
        return level;
    }

    boolean isCode() {
        return chars > 0 && fixedChars == chars;
    }

    /** Returns its text with its white space. */
    String lines() {
        return text.toString().replace('\u00a0', ' ').stripTrailing();
    }

    /** Returns its text in one line. */
    String words() {
        return OneLine.of(text.toString());
    }
}
