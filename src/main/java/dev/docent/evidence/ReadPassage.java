package dev.docent.evidence;

import dev.docent.corpus.Span;
import dev.docent.retrieval.Passage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A passage as the check reads it. What an answer without citations does not need is only computed when it is asked for, because
 * most of the work is in the parts. For one check; one thread at a time.
 */
final class ReadPassage {
    /** How many parts a window has at most. A sentence that needs more is not clearly supported by any. */
    static final int WINDOW = 3;

    private final Passage passage;
    private @Nullable List<Unit> units;
    private @Nullable List<PassageWindow> windows;
    private @Nullable Set<String> words;
    private @Nullable KnownValues literals;
    private @Nullable String verbatim;

    /**
     * Parts in a row.
     *
     * @param first the index of the first part
     * @param size how many there are
     * @param words their words
     * @param context the words of the headings above them
     */
    record PassageWindow(int first, int size, Set<String> words, Set<String> context, String text, Span.Lines lines) {}

    ReadPassage(Passage passage) {
        this.passage = passage;
    }

    Passage passage() {
        return passage;
    }

    /** Returns its parts. */
    List<Unit> units() {
        var known = units;
        if (known == null) {
            known = Unit.of(passage);
            units = known;
        }
        return known;
    }

    /** Returns up to {@value #WINDOW} of its parts in a row, with which sentences are compared. */
    List<PassageWindow> windows() {
        var known = windows;
        if (known == null) {
            known = windows(units());
            windows = known;
        }
        return known;
    }

    /** Returns all its words, and those of its headings. */
    Set<String> words() {
        var known = words;
        if (known == null) {
            known = words(units());
            words = known;
        }
        return known;
    }

    /** Returns all that it and its headings say letter by letter. */
    KnownValues literals() {
        var known = literals;
        if (known == null) {
            known = KnownValues.of(passage.title() + "\n" + String.join("\n", passage.headings()) + "\n"
                    + passage.location().path() + "\n" + passage.readable());
            literals = known;
        }
        return known;
    }

    /** Returns its text in the form in which quotations are compared. */
    String verbatim() {
        var known = verbatim;
        if (known == null) {
            known = Verbatim.normal(passage.readable());
            verbatim = known;
        }
        return known;
    }

    private static Set<String> words(List<Unit> units) {
        var words = new HashSet<String>();
        units.forEach(unit -> {
            words.addAll(unit.words());
            words.addAll(unit.context());
        });
        return words;
    }

    private static List<PassageWindow> windows(List<Unit> units) {
        var windows = new ArrayList<PassageWindow>();
        for (int first = 0; first < units.size(); first++) {
            var words = new HashSet<String>();
            var context = new HashSet<String>();
            var text = new StringBuilder();
            for (int size = 1; size <= WINDOW && first + size <= units.size(); size++) {
                var unit = units.get(first + size - 1);
                words.addAll(unit.words());
                context.addAll(unit.context());
                text.append(text.isEmpty() ? "" : " ").append(unit.text());
                var lines = new Span.Lines(
                        units.get(first).lines().first(),
                        Math.max(units.get(first).lines().last(), unit.lines().last()));
                windows.add(
                        new PassageWindow(first, size, Set.copyOf(words), Set.copyOf(context), text.toString(), lines));
            }
        }
        return List.copyOf(windows);
    }
}
