package dev.docent.testing;

import dev.docent.security.Caller;
import java.util.Set;

/** Callers for tests that need only the id. */
public final class Callers {
    private Callers() {}

    public static Caller caller(String id) {
        return new Caller(id, id, Set.of());
    }
}
