package dev.docent.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Span;
import dev.docent.evidence.Freshness.Fate;
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

    private String find(String text) {
        documents.put("a.md", text);
        var found = new Freshness(this::read).find("a.md", LINES, HASH);
        return found.fate() + " " + found.movedBy();
    }

    private Optional<String> read(String path) {
        read++;
        return Optional.ofNullable(documents.get(path));
    }

    @Test
    void seesThatTheLinesSaySomethingElse() {
        assertEquals("SAME 0", find("a\nb\nc\nd"));
        assertEquals("CHANGED 0", find("a\nb\nC\nd"));
        assertEquals("CHANGED 0", find("a\nb"));
        assertEquals("CHANGED 0", find(""));
    }

    @Test
    void findsLinesThatMoved() {
        assertEquals("SAME 2", find("a\nnew\nnew\nb\nc\nd"));
        assertEquals("SAME -1", find("b\nc"));
        assertEquals("SAME 97", find("x\n".repeat(98) + "b\nc"));
    }

    @Test
    void theNearestOfSeveralCounts() {
        assertEquals("SAME 2", find("a\n\n\nb\nc\n" + "x\n".repeat(9) + "b\nc"));
        assertEquals("SAME -1", find("b\nc\n\n\nb\nc"));
        assertEquals("SAME 0", find("a\nb\nc\nb\nc"));
    }

    /** The lines were at the end of a document that is much shorter now. */
    @Test
    void findsLinesFarAboveTheirPlace() {
        documents.put("a.md", "b\nc\nd");

        var found = new Freshness(this::read).find("a.md", new Span.Lines(901, 902), HASH);

        assertEquals(new Freshness.Whereabouts(Fate.SAME, -900), found);
    }

    @Test
    void seesThatADocumentIsNotThere() {
        var freshness = new Freshness(this::read);
        documents.put("a.md", "");

        assertEquals(Fate.GONE, freshness.find("gone.md", LINES, HASH).fate());
        assertTrue(freshness.isGone("gone.md"));
        assertFalse(freshness.isGone("a.md"));
    }

    @Test
    void readsADocumentOnce() {
        documents.put("a.md", "a");
        var freshness = new Freshness(this::read);
        freshness.find("a.md", LINES, HASH);
        freshness.isGone("a.md");
        freshness.find("a.md", new Span.Lines(1, 1), HASH);

        assertEquals(1, read);
    }

    @Test
    void readsNoMoreThanItsLimit() {
        documents.put("large.md", "x".repeat((int) Freshness.MAX_CHARS + 1));
        documents.put("a.md", "changed");
        var freshness = new Freshness(this::read);

        assertEquals(Fate.CHANGED, freshness.find("large.md", LINES, HASH).fate());
        assertEquals(Freshness.Whereabouts.AT_ITS_PLACE, freshness.find("a.md", LINES, HASH));
        assertFalse(freshness.isGone("gone.md"));
    }
}
