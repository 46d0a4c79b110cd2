package dev.docent.prompt;

import dev.docent.retrieval.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Numbered passages as text for a model. Each is between two lines that no passage of the text can contain. A pure function;
 * thread-safe.
 */
public final class PassageText {
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+");

    /** The length of the rows that are around passages which have no such rows. */
    private static final int SHORTEST_FENCE = 5;

    /** Equals signs of all widths and scripts, and signs that look like them. */
    private static final String LIKE_EQUALS = "=\uFF1D\uFE66\u2E40\uA78A\u2550\u30A0\u2261";

    private PassageText() {}

    /**
     * Returns the passages, each followed by a blank line.
     *
     * @param first the number of the first one
     */
    public static String of(List<Passage> passages, int first) {
        var text = new StringBuilder();
        var fence = fence(passages.stream().flatMap(passage -> Stream.of(place(passage), passage.readable())));
        int number = first;
        for (var passage : passages) {
            append(text, number, passage, fence);
            number++;
        }
        return text.toString();
    }

    /**
     * Returns lines of documents that are no passage, such as their headings or paths, between two rows of the same kind.
     *
     * @param name what they are, in words of Docent
     */
    public static String listing(String name, String lines) {
        var fence = fence(Stream.of(lines));
        return fence + " " + name + "\n" + lines.strip() + "\n" + fence + " end of " + name;
    }

    private static void append(StringBuilder text, int number, Passage passage, String fence) {
        text.append(fence)
                .append(" passage [")
                .append(number)
                .append("] ")
                .append(place(passage))
                .append('\n')
                .append(passage.readable());
        if (!passage.text().endsWith("\n")) {
            text.append('\n');
        }
        text.append(fence).append(" end of passage [").append(number).append("]\n\n");
    }

    /** Returns where a passage stands, on one line. */
    private static String place(Passage passage) {
        var context = new ArrayList<String>();
        context.add(passage.title());
        passage.headings().stream()
                .filter(heading -> !heading.equals(passage.title()))
                .forEach(context::add);
        return oneLine(passage.location().toString()) + " (" + oneLine(String.join(" > ", context)) + ")";
    }

    /**
     * Returns a row of equals signs longer than any in the texts, so that none of them can fake its end or another beginning. What
     * looks like an equals sign counts as one, and what is invisible does not count, because models read both like that.
     */
    private static String fence(Stream<String> texts) {
        int longest = texts.mapToInt(PassageText::longestRow).max().orElse(0);
        return "=".repeat(Math.max(SHORTEST_FENCE, longest + 1));
    }

    private static int longestRow(String text) {
        int longest = 0;
        int run = 0;
        for (int at = 0; at < text.length(); at++) {
            char sign = text.charAt(at);
            if (LIKE_EQUALS.indexOf(sign) >= 0) {
                run++;
                longest = Math.max(longest, run);
            } else if (!isInvisible(sign)) {
                run = 0;
            }
        }
        return longest;
    }

    private static boolean isInvisible(char sign) {
        int type = Character.getType(sign);
        return type == Character.FORMAT || type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** Returns a text without line breaks, also those of Unicode, and without control characters. */
    public static String oneLine(String text) {
        return BREAKS.matcher(text).replaceAll(" ").strip();
    }
}
