package dev.docent.evidence;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A number with its unit. Amounts of time and of memory are equal whatever their units are: 60 s and a minute, 1 MiB and
 * 1,048,576 bytes. Immutable.
 *
 * @param number as written
 * @param dimension what is counted
 * @param value in milliseconds, bytes or percent; without a unit, the number
 * @param binary the value if the unit is one of 1024, not of 1000; the same as the value if there is no difference
 * @param counts whether a word follows that is no unit, so that it is a number of something else
 */
record Amount(double number, Dimension dimension, double value, double binary, boolean counts) {
    /** What an amount counts. */
    enum Dimension {
        NONE,
        TIME,
        MEMORY,
        PERCENT
    }

    /** How far an amount that is said to be rounded may be from the one in the passage: 10 %. */
    private static final double ROUNDED = 0.1;

    private record Unit(Dimension dimension, double factor, double binary) {
        Unit(Dimension dimension, double factor) {
            this(dimension, factor, factor);
        }
    }

    /** What follows a number that may have a unit elsewhere. */
    private static final Set<String> NO_NOUNS = Set.of(
            "", "and", "or", "to", "in", "is", "are", "for", "by", "of", "at", "on", "if", "unless", "with", "without",
            "as", "per", "more", "further", "times", "und", "oder", "bis");

    private static final double DAY = 86_400_000;
    private static final Unit MILLISECOND = new Unit(Dimension.TIME, 1);
    private static final Unit SECOND = new Unit(Dimension.TIME, 1_000);
    private static final Unit MINUTE = new Unit(Dimension.TIME, 60_000);
    private static final Unit HOUR = new Unit(Dimension.TIME, 3_600_000);
    private static final Unit KILO = new Unit(Dimension.MEMORY, 1e3, 1 << 10);
    private static final Unit MEGA = new Unit(Dimension.MEMORY, 1e6, 1 << 20);
    private static final Unit GIGA = new Unit(Dimension.MEMORY, 1e9, 1 << 30);

    private static final Map<String, Unit> UNITS = Map.ofEntries(
            Map.entry("ms", MILLISECOND),
            Map.entry("millisecond", MILLISECOND),
            Map.entry("s", SECOND),
            Map.entry("sec", SECOND),
            Map.entry("second", SECOND),
            Map.entry("sekunde", SECOND),
            Map.entry("sekunden", SECOND),
            Map.entry("min", MINUTE),
            Map.entry("m", MINUTE),
            Map.entry("minute", MINUTE),
            Map.entry("minuten", MINUTE),
            Map.entry("h", HOUR),
            Map.entry("hour", HOUR),
            Map.entry("stunde", HOUR),
            Map.entry("stunden", HOUR),
            Map.entry("d", new Unit(Dimension.TIME, DAY)),
            Map.entry("day", new Unit(Dimension.TIME, DAY)),
            Map.entry("week", new Unit(Dimension.TIME, 7 * DAY)),
            Map.entry("b", new Unit(Dimension.MEMORY, 1)),
            Map.entry("byte", new Unit(Dimension.MEMORY, 1)),
            Map.entry("kb", KILO),
            Map.entry("kib", KILO),
            Map.entry("kilobyte", KILO),
            Map.entry("mb", MEGA),
            Map.entry("mib", MEGA),
            Map.entry("mi", MEGA),
            Map.entry("megabyte", MEGA),
            Map.entry("gb", GIGA),
            Map.entry("gib", GIGA),
            Map.entry("gigabyte", GIGA),
            Map.entry("tb", new Unit(Dimension.MEMORY, 1e12, Math.pow(1024, 4))),
            Map.entry("%", new Unit(Dimension.PERCENT, 1)),
            Map.entry("percent", new Unit(Dimension.PERCENT, 1)),
            Map.entry("prozent", new Unit(Dimension.PERCENT, 1)),
            Map.entry("k", new Unit(Dimension.NONE, 1e3, 1 << 10)),
            Map.entry("thousand", new Unit(Dimension.NONE, 1e3)),
            Map.entry("million", new Unit(Dimension.NONE, 1e6)),
            Map.entry("billion", new Unit(Dimension.NONE, 1e9)));

    /** Returns whether a word is a unit. */
    static boolean isUnit(String word) {
        return unit(word) != null;
    }

    private static @Nullable Unit unit(String word) {
        var name = word.toLowerCase(Locale.ROOT);
        var unit = UNITS.get(name);
        return unit == null && name.length() > 3 && name.endsWith("s")
                ? UNITS.get(name.substring(0, name.length() - 1))
                : unit;
    }

    /**
     * Returns an amount.
     *
     * @param unit its unit; anything that is not a unit counts as none
     */
    static Amount of(double number, String unit) {
        var known = unit(unit);
        return known == null
                ? new Amount(number, Dimension.NONE, number, number, !NO_NOUNS.contains(unit))
                : new Amount(number, known.dimension(), number * known.factor(), number * known.binary(), false);
    }

    /**
     * Returns whether a passage with this amount says what a sentence with another one says. If only one of the two has a unit,
     * the numbers decide: the head of a table may have the unit.
     *
     * @param rounded whether the sentence says that its amount is rounded
     */
    boolean supports(Amount said, boolean rounded) {
        double tolerance = rounded ? ROUNDED : 1e-9;
        boolean sameValue = isNear(value, said.value, tolerance)
                || isNear(binary, said.binary, tolerance)
                || isNear(value, said.binary, tolerance)
                || isNear(binary, said.value, tolerance);
        if (dimension == said.dimension) {
            return sameValue;
        }
        // Fifty turns are not fifty seconds.
        boolean oneHasNone = (dimension == Dimension.NONE && !counts) || said.dimension == Dimension.NONE;
        return oneHasNone && (sameValue || isNear(number, said.number, tolerance));
    }

    private static boolean isNear(double a, double b, double tolerance) {
        return Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));
    }
}
