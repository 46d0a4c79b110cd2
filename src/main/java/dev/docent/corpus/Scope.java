package dev.docent.corpus;

import java.util.Set;

/** Which documents a search may find. Immutable. */
public sealed interface Scope {
    /** All documents. */
    Scope EVERYTHING = new Everything();

    /** Returns whether it contains the documents of a source. */
    boolean holds(String source);

    /** All documents. */
    record Everything() implements Scope {
        @Override
        public boolean holds(String source) {
            return true;
        }
    }

    /**
     * The documents of some sources.
     *
     * @param names the names of the sources; an empty set contains nothing
     */
    record Sources(Set<String> names) implements Scope {
        public Sources {
            names = Set.copyOf(names);
        }

        @Override
        public boolean holds(String source) {
            return names.contains(source);
        }
    }
}
