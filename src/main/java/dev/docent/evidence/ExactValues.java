package dev.docent.evidence;

import dev.docent.evidence.Unfounded.UnfoundedKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** Finds the {@link ExactValue}s of a text, in one pass. Independent of the language, except for numbers in words. */
final class ExactValues {
    /** The most literals of one text, 2000; further ones are not looked at. */
    static final int MAX = 2_000;

    /** The longest literal, in UTF-16 units; what is longer is data. */
    private static final int MAX_LENGTH = 200;

    private static final Pattern TOKEN =
            Pattern.compile("\\d{1,3}(?:,\\d{3}){1,5}(?:\\.\\d+)?(?![\\d,])|[\\p{L}\\p{N}_./:$\\\\@%+~#-]+");
    private static final Pattern CODE = Pattern.compile("(?<!`)`++([^`\\n]++)`+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d[\\d,]*(?:\\.\\d+)?)([\\p{L}%]{0,3})\\+?");
    private static final Pattern VERSION = Pattern.compile(
            "[vV]?\\d+(?:\\.\\d+){2,50}(?:[-.+]\\w+){0,50}|[vV]\\d+(?:\\.\\d+){0,50}|\\d{4}-\\d{2}-\\d{2}\\w*");
    private static final Pattern NUMBERS = Pattern.compile("\\d+(?:\\.\\d+)?(?:[-/:]\\d+(?:\\.\\d+)?)++");
    private static final Pattern BETWEEN = Pattern.compile("[-/:]");
    private static final Pattern ORDINAL = Pattern.compile("\\d+(?:st|nd|rd|th)");
    private static final Pattern DOTTED = Pattern.compile("[\\p{L}\\p{N}_$@-]{2,}(?:\\.[\\p{L}\\p{N}_$*-]{2,})++");
    private static final Pattern HUMP = Pattern.compile("\\p{Ll}\\p{Lu}|\\p{Lu}{2}\\p{Ll}{2}");
    private static final Pattern LIST_NUMBER = Pattern.compile("[\\s>#*]*");

    /** ContentWords before a number that only counts places in a text. */
    private static final Set<String> COUNTED = Set.of(
            "step", "steps", "option", "part", "phase", "example", "section", "chapter", "figure", "source", "passage");

    private static final Set<String> ABOUT = Set.of(
            "about",
            "around",
            "roughly",
            "approximately",
            "nearly",
            "almost",
            "circa",
            "ca",
            "some",
            "etwa",
            "rund",
            "fast",
            "over");

    private final String text;
    private final IntPredicate skipped;
    private final List<ExactValue> found = new ArrayList<>();
    private String before = "";

    private ExactValues(String text, IntPredicate skipped) {
        this.text = text;
        this.skipped = skipped;
    }

    /** Returns the literals of a text, in their order. */
    static List<ExactValue> in(String text) {
        return in(text, at -> false);
    }

    /**
     * Returns the literals of a text, in their order.
     *
     * @param skipped whether nothing that begins at this place counts
     */
    static List<ExactValue> in(String text, IntPredicate skipped) {
        var literals = new ExactValues(text, skipped);
        literals.scan();
        return List.copyOf(literals.found);
    }

    private void scan() {
        var code = new boolean[text.length()];
        var spans = CODE.matcher(text);
        while (spans.find()) {
            var name = spans.group(1).strip();
            // A single word in code marks is a name.
            if (name.codePoints().noneMatch(Character::isWhitespace)) {
                Arrays.fill(code, spans.start(1), spans.end(1), true);
            }
        }
        var tokens = TOKEN.matcher(text);
        while (tokens.find() && found.size() < MAX) {
            if (!skipped.test(tokens.start())) {
                take(tokens.start(), tokens.end(), code[tokens.start()]);
            }
            before = tokens.group().toLowerCase(Locale.ROOT);
        }
    }

    private void take(int from, int to, boolean inCode) {
        int start = from;
        int end = to;
        while (start < end && isLeading(start, end)) {
            start++;
        }
        while (end > start && isTrailing(end - 1, start)) {
            end--;
        }
        if (start == end || end - start > MAX_LENGTH) {
            return;
        }
        var word = text.substring(start, end);
        boolean hasDigit = word.codePoints().anyMatch(Character::isDigit);
        boolean hasLetter = word.codePoints().anyMatch(Character::isLetter);
        if (hasDigit && takeNumber(word, start)) {
            return;
        }
        if (!hasLetter) {
            return;
        }
        if (isPath(word)) {
            found.add(new ExactValue(UnfoundedKind.PATH, word, start));
        } else if (inCode || isIdentifier(word, hasDigit)) {
            found.add(new ExactValue(UnfoundedKind.IDENTIFIER, word, start));
        } else {
            takeInWords(word, start);
        }
    }

    /** Before a name, only what cannot belong to it is dropped. */
    private boolean isLeading(int at, int end) {
        char c = text.charAt(at);
        char next = at + 1 < end ? text.charAt(at + 1) : ' ';
        return switch (c) {
            case ':', '\\', '%', '+', '#' -> true;
            case '.' -> !Character.isLetter(next) && next != '/';
            case '-' ->
                next != '-' && !(Character.isDigit(next) && (at == 0 || Character.isWhitespace(text.charAt(at - 1))));
            case '~', '/', '$', '@' -> next == ' ';
            default -> false;
        };
    }

    private boolean isTrailing(int at, int start) {
        char c = text.charAt(at);
        return c == '%' ? at == start || !Character.isDigit(text.charAt(at - 1)) : ".:-/\\#+~@$".indexOf(c) >= 0;
    }

    private boolean takeNumber(String word, int start) {
        if (VERSION.matcher(word).matches()) {
            found.add(new ExactValue(UnfoundedKind.VERSION, word, start));
            return true;
        }
        if (NUMBERS.matcher(word).matches()) {
            takeSeveral(word, start);
            return true;
        }
        var number = NUMBER.matcher(word);
        if (ORDINAL.matcher(word).matches() || !number.matches()) {
            return ORDINAL.matcher(word).matches();
        }
        var unit = number.group(2);
        if (!unit.isEmpty() && !Amount.isUnit(unit)) {
            return false;
        }
        if (!isListNumber(start, start + word.length()) && !COUNTED.contains(before)) {
            var value = Double.parseDouble(number.group(1).replace(",", ""));
            add(
                    word,
                    start,
                    Amount.of(value, unit.isEmpty() ? NumberWords.next(text, start + word.length()) : unit),
                    false);
        }
        return true;
    }

    private void takeSeveral(String word, int start) {
        int at = 0;
        for (var part : BETWEEN.splitAsStream(word).toList()) {
            int from = word.indexOf(part, at);
            add(
                    part,
                    start + from,
                    Amount.of(Double.parseDouble(part), NumberWords.next(text, start + word.length())),
                    false);
            at = from + part.length();
        }
    }

    private void takeInWords(String word, int start) {
        var number = NumberWords.at(text, before, word, start);
        if (number != null) {
            add(word, start, number.amount(), number.loose());
        }
    }

    private void add(String word, int start, Amount amount, boolean loose) {
        boolean rounded = ABOUT.contains(before) || (start > 0 && "~≈".indexOf(text.charAt(start - 1)) >= 0);
        found.add(new ExactValue(UnfoundedKind.NUMBER, word, start, amount, loose, rounded));
    }

    /** Whether a number begins its line and is followed by what follows the number of an item. */
    private boolean isListNumber(int start, int end) {
        int line = text.lastIndexOf('\n', start) + 1;
        boolean ends = end < text.length() && (text.charAt(end) == '.' || text.charAt(end) == ')');
        return ends
                && start - line < 16
                && LIST_NUMBER.matcher(text.substring(line, start)).matches();
    }

    private static boolean isPath(String word) {
        int slash = word.indexOf('/');
        if (slash < 0) {
            return false;
        }
        boolean isRooted =
                word.startsWith("/") || word.startsWith("~/") || word.startsWith("./") || word.contains("://");
        boolean hasSteps = word.indexOf('/', slash + 1) > 0 || word.indexOf('.', slash) > 0;
        return isRooted || hasSteps;
    }

    private static boolean isIdentifier(String word, boolean hasDigit) {
        return hasDigit
                || word.startsWith("--")
                || word.indexOf('_') > 0
                || word.indexOf('$') >= 0
                || word.contains("::")
                || HUMP.matcher(word).find()
                || DOTTED.matcher(word).matches();
    }
}
