package dev.docent.evidence;

import dev.docent.evidence.Unfounded.UnfoundedKind;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The literals of passages, or of a part of one, to ask whether a literal of an answer is among them. They are only read when an amount
 * is looked for. One thread at a time.
 */
final class KnownValues {
    private final String text;
    /** The sign before a punctuation mark that stands for itself (CommonMark, section 2.4). */
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?=\\p{Punct})");

    private final String lowerCase;
    private @Nullable List<Amount> amounts;

    private KnownValues(String text) {
        this.text = text;
        this.lowerCase = text.toLowerCase(Locale.ROOT);
    }

    /** Returns those of a text. */
    static KnownValues of(String text) {
        return new KnownValues(text);
    }

    private List<Amount> amounts() {
        var known = amounts;
        if (known == null) {
            known = ExactValues.in(text).stream()
                    .map(ExactValue::amount)
                    .filter(Objects::nonNull)
                    .toList();
            amounts = known;
        }
        return known;
    }

    /** Returns whether the text has this literal; upper and lower case are the same. */
    boolean has(ExactValue literal) {
        var amount = literal.amount();
        if (amount != null && amounts().stream().anyMatch(known -> known.supports(amount, literal.rounded()))) {
            return true;
        }
        var wanted = literal.text().toLowerCase(Locale.ROOT);
        return amount == null
                && (hasWord(lowerCase, wanted, literal.kind())
                        || hasWithoutHyphens(wanted)
                        || hasWithoutEscapes(wanted, literal.kind()));
    }

    /** {@code test\_escape} in Markdown, and {@code test_escape}: in the literal, in the text, or in both. */
    private boolean hasWithoutEscapes(String wanted, UnfoundedKind kind) {
        return (wanted.indexOf('\\') >= 0 || lowerCase.indexOf('\\') >= 0)
                && hasWord(withoutEscapes(lowerCase), withoutEscapes(wanted), kind);
    }

    private static String withoutEscapes(String markdown) {
        return ESCAPE.matcher(markdown).replaceAll("");
    }

    /** {@code 64-bit} and {@code 64 bit}. */
    private boolean hasWithoutHyphens(String wanted) {
        return wanted.indexOf('-') > 0
                && !wanted.startsWith("-")
                && wanted.indexOf('.') < 0
                && hasWord(lowerCase, wanted.replace('-', ' '), UnfoundedKind.IDENTIFIER);
    }

    private static boolean hasWord(String text, String wanted, UnfoundedKind kind) {
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            if (beginsAt(text, at, wanted) && endsAt(text, at + wanted.length(), kind)) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsAt(String text, int at, String wanted) {
        return at == 0 || !isInside(text.charAt(at - 1)) || !isInside(wanted.charAt(0));
    }

    private static boolean endsAt(String text, int end, UnfoundedKind kind) {
        if (end == text.length()) {
            return true;
        }
        char c = text.charAt(end);
        char next = end + 1 < text.length() ? text.charAt(end + 1) : ' ';
        if (kind == UnfoundedKind.VERSION && c == '.') {
            return !Character.isDigit(next);
        }
        // `answers` is not the beginning of `answers-per-user`.
        return !isInside(c) && !(c == '-' && Character.isLetter(next));
    }

    private static boolean isInside(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
