package dev.docent.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Filters a model's text, delta by delta, so that only citations of passages that exist reach the reader. One thread at a
 * time; one filter per answer.
 *
 * <pre>{@code
 * var filter = new CitationFilter(3);
 * filter.next("So it is [2, 7]. And【1】");   // "So it is [2]. And"
 * filter.end();                              // "[1]"
 * filter.used();                             // [2, 1]
 * }</pre>
 *
 * <p>A citation is {@code [n]}, {@code [n, m]}, {@code [^n]} or {@code 【n】}, with at most three digits; it comes out as
 * {@code [n]}, several as {@code [n][m]}. Numbers that name no passage are left out, with the blank in front of a citation
 * that becomes empty. Not citations are: anything in code, the text of a link ({@code [1](…)}), what is escaped by a
 * backslash, and an index behind something that looks like an identifier ({@code a[1]}, {@code x_1[2]}, {@code f()[0]}).
 *
 * <p>How the text is cut into deltas makes no difference to what comes out. Held back is only an end that may still become
 * a citation: a blank, and up to {@value #MAX_MARKER} characters behind a bracket.
 */
public final class CitationFilter {
    /** The longest marker that is recognised, in characters; longer ones are text. */
    static final int MAX_MARKER = 40;

    private final int passages;
    private final Set<Integer> used = new LinkedHashSet<>();
    private final CodeTracker code = new CodeTracker();
    private final WordTracker word = new WordTracker();

    /** What was not decided yet: begins with a blank or a bracket, or is empty. */
    private String held = "";

    /**
     * Creates a filter.
     *
     * @param passages how many passages there are; {@code [1]} to this number name one
     */
    public CitationFilter(int passages) {
        if (passages < 0) {
            throw new IllegalArgumentException("passages (" + passages + ") must not be negative");
        }
        this.passages = passages;
    }

    /** Takes the next delta; returns what can be shown now, which may be empty. */
    public String next(String delta) {
        return filter(held.isEmpty() ? delta : held + delta, false);
    }

    /** Ends the text; returns what was held back. */
    public String end() {
        return filter(held, true);
    }

    /** Returns the passages that the text so far cites, in the order of their first citation. */
    public List<Integer> used() {
        return List.copyOf(used);
    }

    private String filter(String text, boolean atEnd) {
        // Most deltas come out as they are, and are not copied.
        StringBuilder out = null;
        int copied = 0;
        int at = 0;
        while (at < text.length()) {
            code.before(text.charAt(at));
            int blank = text.charAt(at) == ' ' && !code.inCode() ? 1 : 0;
            if (at + blank == text.length() && !atEnd) {
                break;
            }
            var marker = at + blank < text.length() && mayCite(blank == 1)
                    ? CitationMarker.read(text, at + blank, atEnd)
                    : CitationMarker.NONE;
            if (marker.undecided()) {
                break;
            }
            if (marker.isNone()) {
                step(text.charAt(at));
                at++;
                continue;
            }
            out = (out == null ? new StringBuilder(text.length()) : out).append(text, copied, at);
            at += blank + marker.length();
            copied = at;
            cite(marker, blank == 1, out);
        }
        held = at == text.length() ? "" : text.substring(at);
        return out == null
                ? text.substring(0, at)
                : out.append(text, copied, at).toString();
    }

    private boolean mayCite(boolean afterBlank) {
        return !code.inCode() && (afterBlank || (!code.afterBackslash() && !word.looksLikeCode()));
    }

    private void cite(CitationMarker marker, boolean afterBlank, StringBuilder out) {
        var existing = marker.numbers().stream()
                .filter(number -> number >= 1 && number <= passages)
                .distinct()
                .toList();
        if (existing.isEmpty()) {
            return;
        }
        if (afterBlank) {
            out.append(' ');
        }
        for (int number : existing) {
            out.append('[').append(number).append(']');
        }
        used.addAll(existing);
        code.citation();
        word.citation();
    }

    private void step(char c) {
        code.next(c);
        word.next(c);
    }
}
