package dev.docent.format.office;

import java.util.Locale;

/** Numbers as the labels of lists write them. */
public final class Numerals {
    private static final String[] ROMAN = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};
    private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    /** Larger numbers are written in digits, because nobody reads them otherwise. */
    private static final int MAX_IN_LETTERS = 1000;

    private Numerals() {}

    /**
     * Returns a number as text.
     *
     * @param format {@code 1}, {@code 01}, {@code a}, {@code A}, {@code i} or {@code I}
     */
    public static String of(int number, String format) {
        if (number < 1 || number > MAX_IN_LETTERS) {
            return String.valueOf(number);
        }
        return switch (format) {
            case "01" -> String.format(Locale.ROOT, "%02d", number);
            case "a" -> letters(number);
            case "A" -> letters(number).toUpperCase(Locale.ROOT);
            case "i" -> roman(number);
            case "I" -> roman(number).toUpperCase(Locale.ROOT);
            default -> String.valueOf(number);
        };
    }

    /** After z comes aa, then bb. */
    private static String letters(int number) {
        return String.valueOf((char) ('a' + (number - 1) % 26)).repeat((number - 1) / 26 + 1);
    }

    private static String roman(int number) {
        var text = new StringBuilder();
        int rest = number;
        for (int i = 0; i < VALUES.length; i++) {
            while (rest >= VALUES[i]) {
                text.append(ROMAN[i]);
                rest -= VALUES[i];
            }
        }
        return text.toString();
    }
}
