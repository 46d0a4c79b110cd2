package dev.docent.evidence;

import dev.docent.corpus.Span;
import dev.docent.retrieval.Passage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A passage that has been read for the check. Immutable.
 *
 * @param passage the passage
 * @param units its parts
 * @param windows up to {@value #WINDOW} of its parts in a row, with which sentences are compared
 * @param words all its words, and those of its headings
 * @param literals all that it and its headings say letter by letter
 * @param verbatim its text in the form in which quotations are compared
 */
record ReadPassage(
        Passage passage,
        List<Unit> units,
        List<PassageWindow> windows,
        Set<String> words,
        KnownValues literals,
        String verbatim) {
    /** How many parts a window has at most. A sentence that needs more is not clearly supported by any. */
    static final int WINDOW = 3;

    /**
     * Parts in a row.
     *
     * @param first the index of the first part
     * @param size how many there are
     * @param words their words
     * @param context the words of the headings above them
     */
    record PassageWindow(int first, int size, Set<String> words, Set<String> context, String text, Span.Lines lines) {}

    static ReadPassage of(Passage passage) {
        var units = Unit.of(passage);
        var words = new HashSet<String>();
        units.forEach(unit -> {
            words.addAll(unit.words());
            words.addAll(unit.context());
        });
        var around = passage.title() + "\n" + String.join("\n", passage.headings()) + "\n"
                + passage.location().path() + "\n" + passage.readable();
        return new ReadPassage(
                passage, units, windows(units), words, KnownValues.of(around), Verbatim.normal(passage.readable()));
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
