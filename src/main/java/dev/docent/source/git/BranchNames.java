package dev.docent.source.git;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names of branches, for people. Stateless. */
final class BranchNames {
    /** The most names in a sentence. */
    private static final int MOST = 5;

    private BranchNames() {}

    /** Returns {@code no branch}, or {@code the branches a, b and others}. */
    static String inWords(Collection<String> names) {
        if (names.isEmpty()) {
            return "no branch";
        }
        return (names.size() == 1 ? "the branch " : "the branches ")
                + names.stream().sorted().limit(MOST).collect(Collectors.joining(", "))
                + (names.size() > MOST ? " and " + (names.size() - MOST) + " more" : "");
    }
}
