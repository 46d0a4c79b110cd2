package dev.docent.retrieval;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a question names literally: tickets, error codes, settings, quoted phrases. Immutable.
 *
 * @param found those that occur in few places, as written in the question
 * @param absent those that occur nowhere in the documents, although others of their kind do; if the documents probably do not
 *     answer, also other names that occur nowhere
 */
public record NamedLiterals(List<String> found, List<String> absent) {
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /** A name with a number in it; a number alone has no kind. */
    private static final Pattern KIND = Pattern.compile("\\d[^\\d]+|[^\\d]+\\d");

    /** The names of a question that names nothing. */
    public static final NamedLiterals NONE = new NamedLiterals(List.of(), List.of());

    public NamedLiterals {
        found = List.copyOf(found);
        absent = List.copyOf(absent);
    }

    /** Returns whether a passage contains one of the found names, in its text or in its headings. */
    public boolean pointAt(Passage passage) {
        return standIn(passage.text())
                || standIn(passage.title())
                || standIn(passage.location().path())
                || passage.headings().stream().anyMatch(this::standIn);
    }

    /** Returns whether the text contains one of the found names, as a whole and ignoring case. */
    public boolean standIn(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return found.stream().anyMatch(name -> stands(name.toLowerCase(Locale.ROOT), lower));
    }

    /**
     * Returns whether the text is about others of the same kind: it contains names that differ only in their numbers, and none
     * that the question names.
     */
    public boolean onlyOthersStandIn(String text) {
        return !standIn(text)
                && found.stream()
                        .filter(name -> KIND.matcher(name).find())
                        .anyMatch(name -> ofKind(name).matcher(text).find());
    }

    private static Pattern ofKind(String name) {
        var kind = Arrays.stream(DIGITS.split(name, -1)).map(Pattern::quote).collect(Collectors.joining("\\d+"));
        return Pattern.compile("(?<![\\p{Alnum}])" + kind + "(?![\\p{Alnum}])", Pattern.CASE_INSENSITIVE);
    }

    private static boolean stands(String name, String text) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            if (!goesOn(text, at - 1, -1) && !goesOn(text, at + name.length(), 1)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the name is only a part of a longer one there: INC-1 of INC-12, 1.2 of 1.2.3. */
    private static boolean goesOn(String text, int at, int step) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        int beyond = at + step;
        boolean joins = (c == '.' || c == '-' || c == '_') && beyond >= 0 && beyond < text.length();
        return isAscii(c) || (joins && isAscii(text.charAt(beyond)));
    }

    /** Letters and digits of names; those of a script without blanks may follow directly. */
    private static boolean isAscii(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }
}
