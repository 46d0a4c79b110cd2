package dev.docent.format.pdf;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Joins lines to running text, and words that were divided at the end of a line. Immutable. */
final class Words {
    private static final Pattern WITH_HYPHEN = Pattern.compile("\\p{L}+-\\p{L}+");
    private static final Pattern DIVIDED = Pattern.compile("(?s).*\\p{L}-");
    private static final Pattern LEADERS = Pattern.compile("(?: ?[.·…]){4,}+ ?");

    /** Words of the document that are written with a hyphen within a line. */
    private final Set<String> withHyphen = new HashSet<>();

    Words(List<Row> rows) {
        for (var row : rows) {
            var words = WITH_HYPHEN.matcher(row.text());
            while (words.find()) {
                withHyphen.add(words.group());
            }
        }
    }

    /** Returns whether a line leads to a number by dots, as in a table of contents. */
    static boolean hasLeaders(String line) {
        return LEADERS.matcher(line).find();
    }

    /** Adds a line to the text so far. */
    void append(StringBuilder text, String line) {
        var next =
                LEADERS.matcher(line.replace("\u00AD", "-")).replaceAll(" … ").strip();
        if (text.isEmpty() || next.isEmpty()) {
            text.append(next);
        } else if (isDivided(text, next)) {
            joinDivided(text, next);
        } else {
            text.append(' ').append(next);
        }
    }

    private static boolean isDivided(StringBuilder text, String next) {
        return text.charAt(text.length() - 1) == '-'
                && DIVIDED.matcher(text.substring(text.lastIndexOf(" ") + 1)).matches()
                && Character.isLowerCase(next.charAt(0));
    }

    private void joinDivided(StringBuilder text, String next) {
        var begun = text.substring(text.lastIndexOf(" ") + 1);
        var rest = next.split("[^\\p{L}]", 2)[0];
        if (!withHyphen.contains(begun.replaceFirst("^[^\\p{L}]+", "") + rest)) {
            text.setLength(text.length() - 1);
        }
        text.append(next);
    }
}
