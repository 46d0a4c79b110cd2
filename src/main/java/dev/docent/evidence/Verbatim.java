package dev.docent.evidence;

import java.util.List;
import java.util.regex.Pattern;

/** Whether a passage has some words letter by letter. White space, marks of Markdown and forms of quotation marks are equal. */
final class Verbatim {
    private static final Pattern MARKS = Pattern.compile("[`*|\\\\]+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");
    private static final Pattern OMISSION = Pattern.compile("\\[?(?:…|\\.\\.\\.)]?");
    private static final String ENDS = ".,;:!?";

    private Verbatim() {}

    /** Returns a text in the form in which texts are compared. */
    static String normal(String text) {
        var unmarked = MARKS.matcher(text).replaceAll("");
        var quotes = unmarked.replaceAll("[“”„«»]", "\"").replaceAll("[‘’‚]", "'");
        return BLANKS.matcher(quotes).replaceAll(" ").strip();
    }

    /**
     * Returns whether one of these texts has the quoted words. An ellipsis stands for anything in between, and the first letter
     * may be of the other case.
     *
     * @param texts in {@linkplain #normal normal} form
     */
    static boolean isIn(List<String> texts, String quoted) {
        var parts = OMISSION.splitAsStream(normal(quoted))
                .map(Verbatim::withoutEnd)
                .filter(part -> !part.isEmpty())
                .toList();
        return texts.stream().anyMatch(text -> hasInOrder(text, parts));
    }

    private static String withoutEnd(String part) {
        int end = part.strip().length();
        while (end > 0 && ENDS.indexOf(part.strip().charAt(end - 1)) >= 0) {
            end--;
        }
        return part.strip().substring(0, end);
    }

    private static boolean hasInOrder(String text, List<String> parts) {
        int from = 0;
        for (var part : parts) {
            int own = text.indexOf(part, from);
            int at = own >= 0 ? own : text.indexOf(otherCase(part), from);
            if (at < 0) {
                return false;
            }
            from = at + part.length();
        }
        return true;
    }

    private static String otherCase(String part) {
        char first = part.charAt(0);
        char other = Character.isUpperCase(first) ? Character.toLowerCase(first) : Character.toUpperCase(first);
        return other + part.substring(1);
    }
}
