package dev.docent.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.Location;
import dev.docent.index.ChunkHit;
import dev.docent.index.SearchHits;
import dev.docent.index.signs.SearchEvidence;
import dev.docent.index.signs.Understood;
import dev.docent.index.signs.WordCover;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of the searches for a question and for its other wording. */
final class SearchFusionTest {
    private static ChunkHit hit(String path, double score, boolean exact) {
        var chunk = new Chunk(new Location(path, 1, 1), path, List.of(), BlockKind.PROSE, path);
        return new ChunkHit(chunk, 0, score, score, score, exact);
    }

    private static SearchHits hits(List<String> named, List<String> absent, double nearness, ChunkHit... hits) {
        boolean stands = !named.isEmpty();
        return new SearchHits(
                List.of(hits),
                named,
                absent,
                List.of(),
                new SearchEvidence(stands, false, nearness, WordCover.NONE, Understood.BY_BOTH, false));
    }

    @Test
    void whatTheQuestionNamesStaysInFrontOfWhatAnotherWordingFinds() {
        var asked = hits(List.of("INC-7"), List.of(), 0.1, hit("inc", 0.95, true), hit("a", 0.4, false));
        var worded = hits(List.of(), List.of(), 0.9, hit("b", 1, false), hit("a", 0.9, false));

        var paths = SearchFusion.of("What is INC-7?", asked, List.of(worded, worded)).hits().stream()
                .map(found -> found.chunk().location().path())
                .toList();

        assertEquals("inc", paths.get(0));
    }

    @Test
    void whatTheQuestionNamesAndNoDocumentHasIsNotThereWhateverAnotherWordingFinds() {
        var asked = hits(List.of(), List.of("INC-8"), 0.9, hit("a", 1, false));
        var worded = hits(List.of(), List.of(), 0.9, hit("a", 1, false));

        assertEquals(
                Presence.UNLIKELY,
                SearchFusion.of("What is INC-8?", asked, List.of(worded)).presence());
        assertEquals(
                Presence.LIKELY,
                SearchFusion.of("And the other one?", asked, List.of(worded)).presence(),
                "what only an earlier question names decides nothing");
    }

    @Test
    void aNameThatNoDocumentHasIsToldIfTheyProbablyDoNotAnswer() {
        assertEquals(List.of("LDAP"), SearchFusion.of(unknown(0.5, 0.8)).names().absent());
        assertEquals(List.of(), SearchFusion.of(unknown(0.9, 0.2)).names().absent());
    }

    private static SearchHits unknown(double nearness, double share) {
        var words = new WordCover(0.1, share);
        return new SearchHits(
                List.of(hit("a", 1, false)),
                List.of(),
                List.of(),
                List.of("LDAP"),
                new SearchEvidence(false, false, nearness, words, Understood.BY_BOTH, false));
    }
}
