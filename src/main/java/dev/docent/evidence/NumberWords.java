package dev.docent.evidence;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers that are written in words, and the units that follow numbers. */
final class NumberWords {
    private static final Pattern NEXT = Pattern.compile("[ -]?([\\p{L}%]{1,12})(?![\\p{L}\\p{N}])");
    private static final Pattern OF_A = Pattern.compile(" (?:of )?an? ");

    /** Whether a noun follows, of which the word before it says that it is another one. */
    private static final Pattern ANOTHER_WORD = Pattern.compile(
            "\\s(?!(?:later|or|and|for|after|before|to|by|per|in|is|at|of|if|when|until|while)\\b)\\p{L}");

    private static final Set<String> ONE = Set.of("a", "an", "one", "eine", "einer", "einen");

    private static final Map<String, Double> IN_WORDS = Map.ofEntries(
            Map.entry("half", 0.5),
            Map.entry("quarter", 0.25),
            Map.entry("two", 2.0),
            Map.entry("twice", 2.0),
            Map.entry("double", 2.0),
            Map.entry("three", 3.0),
            Map.entry("four", 4.0),
            Map.entry("five", 5.0),
            Map.entry("six", 6.0),
            Map.entry("seven", 7.0),
            Map.entry("eight", 8.0),
            Map.entry("nine", 9.0),
            Map.entry("ten", 10.0),
            Map.entry("eleven", 11.0),
            Map.entry("twelve", 12.0),
            Map.entry("thirteen", 13.0),
            Map.entry("fourteen", 14.0),
            Map.entry("fifteen", 15.0),
            Map.entry("sixteen", 16.0),
            Map.entry("seventeen", 17.0),
            Map.entry("eighteen", 18.0),
            Map.entry("nineteen", 19.0),
            Map.entry("twenty", 20.0),
            Map.entry("thirty", 30.0),
            Map.entry("forty", 40.0),
            Map.entry("fifty", 50.0),
            Map.entry("sixty", 60.0),
            Map.entry("seventy", 70.0),
            Map.entry("eighty", 80.0),
            Map.entry("ninety", 90.0),
            Map.entry("hundred", 100.0),
            Map.entry("zwei", 2.0),
            Map.entry("drei", 3.0),
            Map.entry("vier", 4.0),
            Map.entry("fünf", 5.0),
            Map.entry("zehn", 10.0));

    /**
     * A number in words.
     *
     * @param loose whether it may only count something
     */
    record InWords(Amount amount, boolean loose) {}

    private NumberWords() {}

    /** Returns the word that follows a number, which may be its unit; empty if none does. */
    static String next(String text, int from) {
        var next = NEXT.matcher(text).region(from, text.length());
        return next.lookingAt() ? next.group(1) : "";
    }

    /**
     * Returns the number that a word is, or null.
     *
     * @param before the word before it, in lower case
     * @param start where it is in the text
     */
    static @Nullable InWords at(String text, String before, String word, int start) {
        var lower = word.toLowerCase(Locale.ROOT);
        int end = start + word.length();
        if (ONE.contains(lower)) {
            return one(text, before, end);
        }
        var number = IN_WORDS.get(lower);
        if (number == null) {
            return null;
        }
        var of = OF_A.matcher(text).region(end, text.length());
        var amount = Amount.of(number, next(text, number < 1 && of.lookingAt() ? of.end() - 1 : end));
        return new InWords(amount, amount.dimension() == Amount.Dimension.NONE);
    }

    /** {@code a minute} is 60 s, but {@code a second call} and {@code half a minute} are not. */
    private static @Nullable InWords one(String text, String before, int end) {
        var unit = next(text, end);
        int after = Math.min(text.length(), end + 1 + unit.length());
        boolean isAmount =
                unit.length() > 2 && Amount.isUnit(unit) && !IN_WORDS.containsKey(before) && !before.equals("of");
        boolean isOrdinal = unit.equals("second")
                && ANOTHER_WORD.matcher(text).region(after, text.length()).lookingAt();
        return isAmount && !isOrdinal ? new InWords(Amount.of(1, unit), true) : null;
    }
}
