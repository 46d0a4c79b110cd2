package dev.docent.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the next passes look at, in the order in which it was asked for, each once. Thread-safe. */
final class WaitingScopes {
    /** The most that wait: 100. Beyond that, one pass over everything takes their place. */
    static final int MOST = 100;

    // Guarded by this.
    private final List<PassScope> scopes = new ArrayList<>();

    /** Adds a scope, unless one that waits covers it. Drops those that it covers. */
    synchronized void add(PassScope scope) {
        if (scopes.stream().anyMatch(waiting -> waiting.covers(scope))) {
            return;
        }
        scopes.removeIf(scope::covers);
        scopes.add(scope);
        if (scopes.size() > MOST) {
            scopes.clear();
            scopes.add(PassScope.ALL);
        }
    }

    /** Takes out the first one. */
    synchronized Optional<PassScope> poll() {
        return scopes.isEmpty() ? Optional.empty() : Optional.of(scopes.remove(0));
    }

    /** Takes out all that are whole sources, and returns their names. They can share a pass. */
    synchronized Set<String> pollWhole() {
        var whole = new HashSet<String>();
        scopes.removeIf(scope -> !scope.isAll() && scope.path().isEmpty() && whole.add(scope.source()));
        return whole;
    }

    synchronized boolean isEmpty() {
        return scopes.isEmpty();
    }

    /** Drops all, and returns them. */
    synchronized List<PassScope> clear() {
        var dropped = List.copyOf(scopes);
        scopes.clear();
        return dropped;
    }
}
