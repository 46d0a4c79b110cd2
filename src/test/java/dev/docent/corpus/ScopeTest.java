package dev.docent.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** To ask for some sources never adds one. */
class ScopeTest {
    private static final Scope MINE = new Scope.Sources(Set.of("guide", "shop"));

    @Test
    void takesSourcesAwayAndAddsNone() {
        var wanted = Set.of("guide", "secret");

        assertEquals(new Scope.Sources(wanted), Scope.EVERYTHING.only(wanted));
        assertEquals(new Scope.Sources(Set.of("guide")), MINE.only(wanted));
        assertEquals(
                new Scope.Documents(new Scope.Sources(Set.of("guide")), Set.of("secret/a.md")),
                new Scope.Documents(MINE, Set.of("secret/a.md")).only(wanted));
        assertEquals(new Scope.Sources(Set.of()), MINE.only(Set.of("secret")));
    }
}
