package dev.docent.ingest.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What passes know of sources that are no folders. */
class KnownDocumentsTest {
    @Test
    void sourceThatWasNotReadToItsEndKeepsTheRest() {
        var known = new KnownDocuments("web", Map.of("web/a.html", "", "web/b/c.html", "", "web/d.html", ""));
        known.met("a.html");

        known.keep("");

        assertEquals(2, known.kept());
        assertEquals(List.of(), known.missing());
    }
}
