package dev.docent.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {
    private static final Caller ADA = new Caller("user:ada", "ada", Set.of());

    @Test
    void staysTheSameWithAnotherNameAndOtherGroups() {
        assertTrue(ADA.isSameAs(new Caller("user:ada", "Ada Lovelace", Set.of("engineers"))));
        assertFalse(ADA.isSameAs(new Caller("user:bob", "ada", Set.of())));
    }

    @Test
    void keepsItsOwnCopyOfTheGroups() {
        var groups = new HashSet<>(Set.of("engineers"));
        var caller = new Caller("user:ada", "ada", groups);
        groups.clear();

        assertEquals(Set.of("engineers"), caller.groups());
        assertThrows(UnsupportedOperationException.class, () -> caller.groups().clear());
    }

    @Test
    void hasTheNameUnderWhichItIsKnownAndAnIdThatSaysWhereItComesFrom() {
        assertEquals(ADA, Caller.named("ada"));
        assertEquals("token:9f86", Caller.ofToken("9f86").id());
    }
}
