package dev.docent.format.rtf;

import dev.docent.format.rtf.RtfGroup.Purpose;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a file says of its fonts and styles before its text: in which encoding a font is, which style is a heading. One file, one thread. */
final class RtfNames {
    /** A longer name is cut. */
    static final int MAX_CHARS = 200;

    /** The most fonts and styles that are remembered; others are like none. */
    private static final int MAX_NAMES = 10_000;

    private final Map<Integer, Charset> charsets = new HashMap<>();
    private final Map<Integer, Integer> headings = new HashMap<>();
    private final StringBuilder name = new StringBuilder();
    private Charset usual = CodePages.usual();
    private int style;
    private int font;

    /** Returns the encoding of text in a font. */
    Charset charset(int ofFont) {
        return charsets.getOrDefault(ofFont, usual);
    }

    /** Returns the depths of the styles that are headings, by their numbers. */
    Map<Integer, Integer> headings() {
        return headings;
    }

    /** Begins a list of names, or another group. */
    void begin() {
        name.setLength(0);
    }

    /** Makes a font the one that the next properties are of. */
    void font(int number) {
        font = number;
    }

    /** Adds a byte of a list of names, in which semicolons end them. */
    void add(Purpose list, int value) {
        if (value == ';') {
            end(list);
        } else if (name.length() < MAX_CHARS) {
            name.append((char) value);
        }
    }

    /** Ends a name. A style is a heading by its name, which is in English in every language of the program. */
    void end(Purpose list) {
        if (list == Purpose.STYLES) {
            var words = name.toString().strip().toLowerCase(Locale.ROOT);
            if (words.matches("heading [1-9]") && headings.size() < MAX_NAMES) {
                headings.put(style, words.charAt(8) - '0');
            }
        }
        if (list.isNames()) {
            name.setLength(0);
        }
    }

    /** Reads a control word if it is about encodings or the number of a style; returns whether nobody else needs it. */
    boolean property(String word, int number, Purpose purpose) {
        switch (word) {
            case "fcharset" -> {
                if (purpose == Purpose.FONTS && charsets.size() < MAX_NAMES) {
                    CodePages.ofFont(number).ifPresent(charset -> charsets.put(font, charset));
                }
            }
            case "ansicpg" -> usual = CodePages.of(number).orElse(usual);
            case "mac" -> usual = CodePages.of(10000).orElse(usual);
            case "pc" -> usual = CodePages.of(437).orElse(usual);
            case "pca" -> usual = CodePages.of(850).orElse(usual);
            case "s" -> {
                style = number;
                return purpose == Purpose.STYLES;
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
