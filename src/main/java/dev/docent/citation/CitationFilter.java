package dev.docent.citation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the citations in a model's text, delta by delta. The text itself stays as the model wrote it, except for one
 * form of citation: {@code 【2†L1-L9】} becomes {@code [2]}. One thread at a time; one filter per answer.
 *
 * <pre>{@code
 * var filter = new CitationFilter(3);
 * filter.next("It is so [2]; ports [80, 443]. And【1】");   // "It is so [2]; ports [80, 443]. And"
 * filter.end();                                            // "[1]"
 * filter.used();                                           // [2, 1]
 * }</pre>
 *
 * <p>A citation is {@code [n]}, {@code [n, m]} or {@code 【n】}, in which every number names a passage, at a place where
 * a citation is possible ({@link BracketPlace}), not in code and not after a backslash. Every other bracket is text:
 * port lists, intervals, status codes, footnotes, indices, links. Taking a bracket for a citation is a guess, so
 * nothing is dropped or rewritten because of it.
 *
 * <p>The result does not depend on how the text is cut into deltas. The filter only holds back an end that may still
 * become a citation, up to {@value #MAX_MARKER} characters, so that no reader sees half a citation.
 */
public final class CitationFilter {
    /** The longest marker that is recognised, in characters; longer ones are text. */
    static final int MAX_MARKER = 40;

    private int passages;
    private final Set<Integer> used = new LinkedHashSet<>();
    private final CodeTracker code = new CodeTracker();
    private final BracketPlace place = new BracketPlace();
    private final boolean keepsCitations;

    /** Where the citations of the last piece are. */
    private final List<CitationPlace> places = new ArrayList<>();

    /** What was not decided yet: begins with a bracket, or is empty. */
    private String held = "";

    /**
     * Creates a filter.
     *
     * @param passages how many passages there are; {@code [1]} to this number name one
     */
    public CitationFilter(int passages) {
        this(passages, true);
    }

    private CitationFilter(int passages, boolean keepsCitations) {
        if (passages < 0) {
            throw new IllegalArgumentException("passages (" + passages + ") must not be negative");
        }
        this.passages = passages;
        this.keepsCitations = keepsCitations;
    }

    /**
     * Returns a whole text without its citations and the blanks in front of them.
     *
     * @param passages how many passages there were when it was written
     */
    public static String without(String text, int passages) {
        var filter = new CitationFilter(passages, false);
        return filter.filter(text, true);
    }

    /** Sets how many passages there are from now on, because more were found. */
    public void setPassages(int count) {
        passages = count;
    }

    /**
     * Returns where a whole text has its citations, in their order.
     *
     * @param passages how many passages there were when it was written
     */
    public static List<CitationPlace> places(String text, int passages) {
        var filter = new CitationFilter(passages);
        var unused = filter.filter(text, true);
        return List.copyOf(filter.places);
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
        places.clear();
        int copied = 0;
        int at = 0;
        while (at < text.length()) {
            code.before(text.charAt(at));
            var marker =
                    code.inCode() || code.afterBackslash() ? CitationMarker.NONE : CitationMarker.read(text, at, atEnd);
            if (marker.undecided()) {
                break;
            }
            if (marker.isNone()) {
                step(text.charAt(at));
                at++;
                continue;
            }
            boolean cites = marker.namesOnly(passages) && place.mayCite(marker);
            if (cites && !(keepsCitations && text.charAt(at) == '[')) {
                out = (out == null ? new StringBuilder(text.length()) : out).append(text, copied, at);
                copied = at + marker.length();
                rewrite(marker, out);
            }
            if (cites) {
                places.add(new CitationPlace(at, at + marker.length(), marker.numbers()));
                used.addAll(marker.numbers());
            }
            at += marker.length();
            code.bracket();
            place.bracket(marker);
        }
        held = at == text.length() ? "" : text.substring(at);
        return out == null
                ? text.substring(0, at)
                : out.append(text, copied, at).toString();
    }

    private void rewrite(CitationMarker marker, StringBuilder out) {
        if (keepsCitations) {
            marker.numbers().forEach(number -> out.append('[').append(number).append(']'));
        } else if (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
    }

    private void step(char c) {
        code.next(c);
        place.next(c);
    }
}
