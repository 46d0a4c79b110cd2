package dev.docent.corpus;

import java.util.Set;
import java.util.stream.Collectors;

/** Which documents a search may find. Immutable. */
public sealed interface Scope {
    /** All documents. */
    Scope EVERYTHING = new Everything();

    /** Returns whether it may contain documents of a source. */
    boolean holds(String source);

    /** Returns whether it contains a document of a source. */
    boolean holds(String source, String path);

    /** Returns those of its documents that are of some sources. */
    Scope only(Set<String> sources);

    /** All documents. */
    record Everything() implements Scope {
        @Override
        public boolean holds(String source) {
            return true;
        }

        @Override
        public boolean holds(String source, String path) {
            return true;
        }

        @Override
        public Scope only(Set<String> sources) {
            return new Sources(sources);
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

        @Override
        public boolean holds(String source, String path) {
            return holds(source);
        }

        @Override
        public Scope only(Set<String> sources) {
            return new Sources(sources.stream().filter(names::contains).collect(Collectors.toUnmodifiableSet()));
        }
    }

    /**
     * Some documents of another scope.
     *
     * @param whole the other scope; a document outside it is not in this one either
     * @param paths the paths of the documents; an empty set contains nothing
     */
    record Documents(Scope whole, Set<String> paths) implements Scope {
        public Documents {
            paths = Set.copyOf(paths);
        }

        @Override
        public boolean holds(String source) {
            return whole.holds(source);
        }

        @Override
        public boolean holds(String source, String path) {
            return whole.holds(source, path) && paths.contains(path);
        }

        @Override
        public Scope only(Set<String> sources) {
            return new Documents(whole.only(sources), paths);
        }
    }
}
