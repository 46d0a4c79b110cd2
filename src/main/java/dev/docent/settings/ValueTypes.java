package dev.docent.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The types of settings. */
final class ValueTypes {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,15}");
    private static final Pattern NUMBER_WITH_UNIT = Pattern.compile("(\\d{1,15})\\s*([A-Za-z]*)");
    private static final Map<String, Duration> DURATION_UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));
    private static final Map<String, Long> SIZE_UNITS = Map.of(
            "",
            1L,
            "b",
            1L,
            "kib",
            1L << 10,
            "mib",
            1L << 20,
            "gib",
            1L << 30,
            "kb",
            1_000L,
            "mb",
            1_000_000L,
            "gb",
            1_000_000_000L);

    /** Visible ASCII: the characters of an HTTP header. */
    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private static final Pattern HOST = Pattern.compile("\\*|(?:\\*\\.)?[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*+");
    private static final int SHORTEST_TOKEN = 16;

    private ValueTypes() {}

    static ValueType<Integer> number(int min, int max, String example) {
        return new ValueType<>(
                "a whole number between " + min + " and " + max,
                example,
                text -> within(exactly(() -> Math.toIntExact(Long.parseLong(matching(text, DIGITS)))), min, max));
    }

    static ValueType<Duration> duration(String min, String max, String example) {
        return new ValueType<>(
                "a duration between " + min + " and " + max + ", with a unit (ms, s, m, h, d)",
                example,
                text -> within(durationOf(text), durationOf(min), durationOf(max)));
    }

    static ValueType<Long> size(String min, String max, String example) {
        return new ValueType<>(
                "a size between " + min + " and " + max + " (bytes, or with the unit KiB, MiB or GiB)",
                example,
                text -> within(sizeOf(text), sizeOf(min), sizeOf(max)));
    }

    private static <T extends Comparable<T>> T within(T value, T min, T max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    private static Duration durationOf(String text) {
        if (text.regionMatches(true, 0, "P", 0, 1)) {
            return iso(text);
        }
        var matcher = NUMBER_WITH_UNIT.matcher(text);
        var unit = matcher.matches() ? DURATION_UNITS.get(matcher.group(2).toLowerCase(Locale.ROOT)) : null;
        if (unit == null) {
            throw new IllegalArgumentException();
        }
        return exactly(() -> unit.multipliedBy(Long.parseLong(matcher.group(1))));
    }

    private static Duration iso(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(null, e);
        }
    }

    private static long sizeOf(String text) {
        var matcher = NUMBER_WITH_UNIT.matcher(text);
        var unit = matcher.matches() ? SIZE_UNITS.get(matcher.group(2).toLowerCase(Locale.ROOT)) : null;
        if (unit == null) {
            throw new IllegalArgumentException();
        }
        return exactly(() -> Math.multiplyExact(Long.parseLong(matcher.group(1)), unit));
    }

    private static <T> T exactly(Supplier<T> product) {
        try {
            return product.get();
        } catch (ArithmeticException tooLarge) {
            throw new IllegalArgumentException(null, tooLarge);
        }
    }

    static ValueType<Boolean> yesOrNo(String example) {
        return new ValueType<>("true or false", example, text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        });
    }

    static ValueType<String> text(String rule, String example) {
        return new ValueType<>(rule, example, Function.identity());
    }

    static ValueType<String> headerName(String example) {
        return new ValueType<>("the name of a header", example, text -> matching(text, HEADER_NAME));
    }

    static ValueType<Secret> secret(String example) {
        return new ValueType<>(
                "the key exactly as the provider gave it to you, without spaces",
                example,
                text -> new Secret(matching(text, VISIBLE)));
    }

    static ValueType<List<Secret>> tokens(String example) {
        return new ValueType<>(
                "one or more tokens of at least " + SHORTEST_TOKEN + " visible ASCII characters, separated by commas",
                example,
                text -> items(text).stream().map(ValueTypes::token).toList());
    }

    private static Secret token(String text) {
        if (text.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("one of them has only " + text.length());
        }
        return new Secret(matching(text, VISIBLE));
    }

    /** @throws IllegalArgumentException if the text does not match as a whole */
    static String matching(String text, Pattern pattern) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    static ValueType<List<String>> hosts(String example) {
        return new ValueType<>(
                "host names without ports, separated by commas, *.example.com for all names below one",
                example,
                text -> items(text).stream().map(item -> matching(item, HOST)).toList());
    }

    static ValueType<List<AddressRange>> addresses(String example) {
        return new ValueType<>(
                "IP addresses or blocks of addresses, separated by commas",
                example,
                text -> items(text).stream().map(AddressRange::parse).toList());
    }

    /** Returns the items between commas, without spaces around them. */
    static List<String> items(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e.getReason(), e);
        }
    }
}
