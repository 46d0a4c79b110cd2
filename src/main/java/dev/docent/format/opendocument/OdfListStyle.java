package dev.docent.format.opendocument;

import dev.docent.format.office.Numerals;
import dev.docent.format.xml.XmlEvents;

/** What is before the items of a list on each level. Immutable after it is read. */
final class OdfListStyle {
    static final String BULLET = "-";
    static final int LEVELS = 10;

    private static final class Level {
        private boolean numbered;
        private String format = "";
        private String prefix = "";
        private String suffix = "";
        private int shown = 1;
        private int start = 1;
    }

    private final Level[] levels = new Level[LEVELS];

    OdfListStyle() {
        for (int i = 0; i < LEVELS; i++) {
            levels[i] = new Level();
        }
    }

    /** Reads the levels in the element that begins, and moves to its end. */
    static OdfListStyle read(XmlEvents events) {
        var style = new OdfListStyle();
        int began = events.depth();
        while (events.nextInside(began)) {
            boolean numbers =
                    events.starts("text:list-level-style-number") || events.starts("text:outline-level-style");
            if (numbers) {
                style.level(events);
            }
        }
        return style;
    }

    private void level(XmlEvents events) {
        var level = levels[bounded(events.number("text:level", 1) - 1)];
        level.numbered = true;
        level.format = events.attribute("style:num-format");
        level.prefix = events.attribute("style:num-prefix");
        level.suffix = events.attribute("style:num-suffix");
        level.shown = events.number("text:display-levels", 1);
        level.start = events.number("text:start-value", 1);
    }

    static int bounded(int level) {
        return Math.max(0, Math.min(level, LEVELS - 1));
    }

    /** Returns the numbers before the first items. */
    int[] starts() {
        var counts = new int[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            counts[i] = levels[i].start - 1;
        }
        return counts;
    }

    /** Counts on, and returns what is before the next item: {@code -}, {@code 2.}, {@code 1.3}; empty for nothing. */
    String next(int[] counts, int level) {
        counts[level]++;
        for (int deeper = level + 1; deeper < LEVELS; deeper++) {
            counts[deeper] = levels[deeper].start - 1;
        }
        var own = levels[level];
        if (!own.numbered) {
            return BULLET;
        }
        if (own.format.isEmpty()) {
            return "";
        }
        var label = new StringBuilder(own.prefix);
        for (int i = Math.max(0, level + 1 - own.shown); i <= level; i++) {
            if (!levels[i].format.isEmpty()) {
                int number = Math.max(counts[i], levels[i].start);
                label.append(label.length() > own.prefix.length() ? "." : "")
                        .append(Numerals.of(number, levels[i].format));
            }
        }
        return label.append(own.suffix).toString().strip();
    }
}
