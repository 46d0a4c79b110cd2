package dev.docent.settings;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The types of the settings of sources. */
final class SourceValueTypes {
    /** What a link may contain in braces. */
    private static final Set<String> PLACEHOLDERS = Set.of("{path}", "{revision}", "{start}", "{end}");

    private static final Pattern IN_BRACES = Pattern.compile("\\{[^{}]*}?|}");
    private static final Pattern WEB = Pattern.compile("(?i)https?://[^/\\s@]+(?:/\\S*)?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
    /** What git refuses in the name of a reference ({@code git check-ref-format}), and what options begin with. */
    private static final Pattern NO_REFERENCE =
            Pattern.compile("^[-/.].*|.*[/.]$|.*(?:\\.\\.|//|/\\.|@\\{|[\\s\\p{Cntrl}~^:?*\\[\\\\]).*|@|.*\\.lock");

    private static final Pattern WILDCARDS = Pattern.compile("[*?\\[]");

    private SourceValueTypes() {}

    /** Names and patterns, in the form of {@code dev.docent.source.git.BranchItem}. */
    static ValueType<List<String>> branches(String example) {
        var rule = "names of branches or tags, commits, or patterns with *, separated by commas";
        return new ValueType<>(rule, example, text -> {
            var items = HandedOn.items(text);
            items.forEach(SourceValueTypes::checkBranch);
            if (items.stream().allMatch(item -> item.startsWith("!"))) {
                throw new IllegalArgumentException("it only takes away, so that nothing is left");
            }
            return items;
        });
    }

    /** Returns whether items are a list or a pattern, so that they may mean several branches. */
    static boolean areSeveral(List<String> items) {
        return items.size() > 1
                || items.stream().anyMatch(item -> WILDCARDS.matcher(item).find());
    }

    private static void checkBranch(String item) {
        if (item.contains("**")) {
            throw new IllegalArgumentException("it does not know **; write one pattern for each depth");
        }
        var name = WILDCARDS
                .matcher(item.startsWith("!") ? item.substring(1) : item)
                .replaceAll("x");
        if (NO_REFERENCE.matcher(name).matches()) {
            throw new IllegalArgumentException();
        }
    }

    /** The address of lines at their origin, in the form of {@code dev.docent.source.OriginLink}. */
    static ValueType<String> link(String example) {
        return new ValueType<>(
                "an http or https URL with {path}, and where they are needed {revision}, {start} and {end}",
                example,
                SourceValueTypes::linkOf);
    }

    private static String linkOf(String text) {
        if (!WEB.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        var unknown = IN_BRACES
                .matcher(text)
                .results()
                .map(found -> found.group())
                .filter(found -> !PLACEHOLDERS.contains(found))
                .findFirst();
        if (unknown.isPresent()) {
            throw new IllegalArgumentException("it does not know " + unknown.get());
        }
        if (!text.contains("{path}")) {
            throw new IllegalArgumentException("it has no {path}");
        }
        return text;
    }

    static ValueType<Secret> secretLine(String what, String example) {
        return new ValueType<>(what + ", in one line", example, text -> {
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException();
            }
            return new Secret(text);
        });
    }

    static ValueType<Secret> privateKey(String example) {
        return new ValueType<>(
                "the path of the file with a private key for SSH, or the text of that file", example, text -> {
                    if (text.lines().count() > 1 && !text.startsWith("-----BEGIN")) {
                        throw new IllegalArgumentException("it has several lines, but does not begin with -----BEGIN");
                    }
                    return new Secret(text);
                });
    }

    static ValueType<Integer> wholeNumber(int min, int max, String example) {
        return new ValueType<>("a whole number between " + min + " and " + max, example, text -> {
            int number = Integer.parseInt(ValueTypes.matching(text, NUMBER));
            if (number < min || number > max) {
                throw new IllegalArgumentException();
            }
            return number;
        });
    }

    /** Returns whether a location is sent over HTTP. */
    static boolean isHttp(String location) {
        String lower = location.toLowerCase(Locale.ROOT);
        return List.of("http://", "https://").stream().anyMatch(lower::startsWith);
    }
}
