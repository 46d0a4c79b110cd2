package dev.docent.quotes;

import java.util.HashSet;
import java.util.Set;

/** What a question is about, to compare it with headings: its words without the common ones. Immutable. */
final class Subject {
    private final Set<String> words;

    Subject(String question) {
        words = WordScorer.telling(question);
    }

    /**
     * Returns how much a heading says just what the question says: the share of the words of both that both have, from 0 to 1. So the
     * heading of a special case, which adds a name, is less like the question than that of the general one.
     */
    double likeness(String heading) {
        var others = WordScorer.telling(heading);
        var both = new HashSet<>(words);
        both.retainAll(others);
        int all = words.size() + others.size() - both.size();
        return all == 0 ? 0 : (double) both.size() / all;
    }
}
