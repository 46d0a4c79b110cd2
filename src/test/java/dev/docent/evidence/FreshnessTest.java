package dev.docent.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FreshnessTest {
    private static final Span.Lines LINES = new Span.Lines(2, 3);
    private static final String HASH = Freshness.hash(List.of("b", "c"));

    private final Map<String, String> documents = new HashMap<>();
    private int read;

    private boolean hasChanged(String text) {
        documents.put("a.md", text);
        return new Freshness(this::read).hasChanged("a.md", LINES, HASH);
    }

    private Optional<String> read(String path) {
        read++;
        return Optional.ofNullable(documents.get(path));
    }

    @Test
    void seesThatTheLinesSaySomethingElse() {
        assertFalse(hasChanged("a\nb\nc\nd"));
        assertTrue(hasChanged("a\nb\nC\nd"));
        assertTrue(hasChanged("a\nb"));
    }

    @Test
    void takesLinesThatMovedAsUnchanged() {
        assertFalse(hasChanged("a\nnew\nnew\nb\nc\nd"));
        assertFalse(hasChanged("b\nc"));
    }

    @Test
    void saysNothingOfADocumentThatIsNotThere() {
        assertFalse(new Freshness(this::read).hasChanged("gone.md", LINES, HASH));
    }

    @Test
    void readsADocumentOnce() {
        documents.put("a.md", "a");
        var freshness = new Freshness(this::read);
        freshness.hasChanged("a.md", LINES, HASH);
        freshness.hasChanged("a.md", new Span.Lines(1, 1), HASH);

        assertEquals(1, read);
    }

    @Test
    void readsNoMoreThanItsLimit() {
        documents.put("large.md", "x".repeat((int) Freshness.MAX_CHARS + 1));
        documents.put("a.md", "changed");
        var freshness = new Freshness(this::read);

        assertTrue(freshness.hasChanged("large.md", LINES, HASH));
        assertFalse(freshness.hasChanged("a.md", LINES, HASH));
    }
}
