package dev.docent.corpus;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a question limits its search to. A document fits if its source, its path and its language fit; an empty set limits
 * nothing. It only takes away: what somebody may not see stays out of every search. Immutable.
 *
 * @param sources the names of sources
 * @param paths files or folders, beginning with the name of their source; or {@linkplain PathPattern patterns}, which have
 *     {@code *} or {@code ?}
 * @param languages the languages of files, by their names
 */
public record Narrowing(Set<String> sources, Set<String> paths, Set<Language> languages) {
    /** No limit. */
    public static final Narrowing NONE = new Narrowing(Set.of(), Set.of(), Set.of());

    public Narrowing {
        sources = sorted(sources);
        paths = sorted(paths);
        languages = sorted(languages);
    }

    /** Returns whether it limits nothing. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** The order is fixed, so that equal values have one text. */
    private static <T extends Comparable<T>> SortedSet<T> sorted(Set<T> values) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }
}
