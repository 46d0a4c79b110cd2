package dev.docent.format.word;

import dev.docent.format.xml.XmlEvents;

/**
 * How the words of a run look. Immutable.
 *
 * @param hidden whether people do not see them
 * @param fixed whether their font is one of code
 */
record WordRun(boolean hidden, boolean fixed, boolean bold) {
    static final WordRun PLAIN = new WordRun(false, false, false);

    /** Reads the properties of a run, and moves to their end. */
    static WordRun read(XmlEvents events, WordStyles styles) {
        var run = PLAIN;
        int began = events.depth();
        while (events.nextInside(began)) {
            if (events.isStart()) {
                run = run.with(events, styles);
            }
        }
        return run;
    }

    private WordRun with(XmlEvents events, WordStyles styles) {
        switch (events.name()) {
            case "w:vanish" -> {
                return new WordRun(WordValues.isOn(events), fixed, bold);
            }
            case "w:b" -> {
                return new WordRun(hidden, fixed, WordValues.isOn(events));
            }
            case "w:rFonts" -> {
                return new WordRun(hidden, fixed || styles.isFixed(events.attribute("w:ascii")), bold);
            }
            case "w:rStyle" -> {
                return new WordRun(
                        hidden, fixed || styles.of(events.attribute("w:val")).fixed(), bold);
            }
            case "w:rPrChange" -> events.skip();
            default -> {}
        }
        return this;
    }
}
