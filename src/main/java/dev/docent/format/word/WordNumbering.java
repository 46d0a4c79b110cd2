package dev.docent.format.word;

import dev.docent.format.office.Numerals;
import dev.docent.format.xml.XmlEvents;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lists of a document, and how far each has counted (ECMA-376 part 1, 17.9). Lists of one definition count together. One
 * thread.
 */
final class WordNumbering {
    static final String BULLET = "-";

    private static final int LEVELS = 9;

    /** A level of a definition of lists. */
    private static final class Level {
        private String format = "decimal";
        private String text = "";
        private String style = "";
        private int start = 1;
    }

    /** A list: its definition, and the numbers that it begins with if they differ. */
    private static final class Numbered {
        private String definition = "";
        private final Map<Integer, Integer> starts = new HashMap<>();
    }

    private final Map<String, Level[]> definitions = new HashMap<>();
    private final Map<String, Numbered> lists = new HashMap<>();
    private final Map<String, int[]> counts = new HashMap<>();
    private final Set<String> begun = new HashSet<>();

    /** Reads the part of the numbering. */
    void read(XmlEvents events) {
        while (events.next()) {
            if (events.starts("w:abstractNum")) {
                definitions.put(events.attribute("w:abstractNumId"), definition(events));
            } else if (events.starts("w:num")) {
                lists.put(events.attribute("w:numId"), list(events));
            }
        }
    }

    private static Level[] definition(XmlEvents events) {
        var levels = new Level[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            levels[i] = new Level();
        }
        var level = levels[0];
        int began = events.depth();
        while (events.nextInside(began)) {
            if (events.starts("w:lvl")) {
                level = levels[bounded(events.number("w:ilvl", 0))];
            } else if (events.isStart()) {
                property(level, events);
            }
        }
        return levels;
    }

    private static void property(Level level, XmlEvents events) {
        switch (events.name()) {
            case "w:start" -> level.start = events.number("w:val", 1);
            case "w:numFmt" -> level.format = events.attribute("w:val");
            case "w:lvlText" -> level.text = events.attribute("w:val");
            case "w:pStyle" -> level.style = events.attribute("w:val");
            default -> {}
        }
    }

    private static Numbered list(XmlEvents events) {
        var list = new Numbered();
        int level = 0;
        int began = events.depth();
        while (events.nextInside(began)) {
            if (events.starts("w:abstractNumId")) {
                list.definition = events.attribute("w:val");
            } else if (events.starts("w:lvlOverride")) {
                level = bounded(events.number("w:ilvl", 0));
            } else if (events.starts("w:startOverride")) {
                list.starts.put(level, events.number("w:val", 1));
            }
        }
        return list;
    }

    private static int bounded(int level) {
        return Math.max(0, Math.min(level, LEVELS - 1));
    }

    /** Returns the level of a paragraph: the one that is given, or the one for its style. */
    int level(WordStyle.ListPlace place, String style) {
        var levels = levels(place.list());
        if (place.level() < 0 && levels != null) {
            for (int i = 0; i < LEVELS; i++) {
                if (levels[i].style.equals(style)) {
                    return i;
                }
            }
        }
        return bounded(place.level());
    }

    private Level @Nullable [] levels(String list) {
        var numbered = lists.get(list);
        return numbered == null ? null : definitions.get(numbered.definition);
    }

    /** Counts on, and returns what is before the next paragraph of a list: {@code -}, {@code 1.}, {@code 2.3}; empty for nothing. */
    String next(String list, int level) {
        var levels = levels(list);
        var numbered = lists.get(list);
        if (levels == null || numbered == null) {
            return BULLET;
        }
        var count = counts.computeIfAbsent(numbered.definition, definition -> starts(levels));
        if (begun.add(list)) {
            numbered.starts.forEach((at, start) -> count[at] = start - 1);
        }
        count[level]++;
        for (int deeper = level + 1; deeper < LEVELS; deeper++) {
            count[deeper] = levels[deeper].start - 1;
        }
        return label(levels, count, level);
    }

    private static int[] starts(Level[] levels) {
        var count = new int[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            count[i] = levels[i].start - 1;
        }
        return count;
    }

    private static String label(Level[] levels, int[] count, int level) {
        if (levels[level].format.equals("bullet")) {
            return BULLET;
        }
        var label = new StringBuilder();
        var text = levels[level].text;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            int of = at + 1 < text.length() ? text.charAt(at + 1) - '1' : -1;
            if (c == '%' && of >= 0 && of < LEVELS) {
                // A level that has not begun counts as if it had.
                label.append(number(Math.max(count[of], levels[of].start), levels[of].format));
                at++;
            } else {
                label.append(c);
            }
        }
        return label.toString().strip();
    }

    private static String number(int number, String format) {
        return switch (format) {
            case "none" -> "";
            case "decimalZero" -> Numerals.of(number, "01");
            case "lowerLetter" -> Numerals.of(number, "a");
            case "upperLetter" -> Numerals.of(number, "A");
            case "lowerRoman" -> Numerals.of(number, "i");
            case "upperRoman" -> Numerals.of(number, "I");
            default -> String.valueOf(number);
        };
    }
}
