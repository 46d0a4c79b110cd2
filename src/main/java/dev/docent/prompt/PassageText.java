package dev.docent.prompt;

import dev.docent.retrieval.Passage;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbered passages as text for a model. Each is between two lines that no passage of the text can contain. A pure function;
 * thread-safe.
 */
public final class PassageText {
    /** The length of the rows that are around passages which have no such rows. */
    private static final int SHORTEST_FENCE = 5;

    private PassageText() {}

    /**
     * Returns the passages, each followed by a blank line.
     *
     * @param first the number of the first one
     */
    public static String of(List<Passage> passages, int first) {
        var text = new StringBuilder();
        var fence = fence(passages);
        int number = first;
        for (var passage : passages) {
            append(text, number, passage, fence);
            number++;
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int number, Passage passage, String fence) {
        text.append(fence)
                .append(" passage [")
                .append(number)
                .append("] ")
                .append(oneLine(passage.location().toString()));
        var context = new ArrayList<String>();
        context.add(passage.title());
        passage.headings().stream()
                .filter(heading -> !heading.equals(passage.title()))
                .forEach(context::add);
        text.append(" (").append(oneLine(String.join(" > ", context))).append(")\n");
        text.append(passage.readable());
        if (!passage.text().endsWith("\n")) {
            text.append('\n');
        }
        text.append(fence).append(" end of passage [").append(number).append("]\n\n");
    }

    /**
     * Returns a row of equals signs longer than any in the passages, so that no passage can fake its end or another
     * beginning.
     */
    private static String fence(List<Passage> passages) {
        int longest = SHORTEST_FENCE - 1;
        for (var passage : passages) {
            int run = 0;
            String shown = passage.readable();
            for (int at = 0; at < shown.length(); at++) {
                run = shown.charAt(at) == '=' ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
        }
        return "=".repeat(longest + 1);
    }

    /** Returns a text without line breaks and control characters. */
    public static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
