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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EstimateTest {
    private static final List<ChunkHit> HITS = List.of(new ChunkHit(
            new Chunk(new Location("guide/a.md", 1, 1), "A", List.of(), BlockKind.PROSE, "text"), 0, 1, 0.5));

    @ParameterizedTest
    @CsvSource({
        // nearness, share of the words, understood, expected
        "0.37, 0.0, BY_BOTH, LIKELY",
        "0.35, 0.0, BY_BOTH, UNLIKELY",
        "0.25, 1.0, BY_BOTH, LIKELY",
        "0.25, 0.5, BY_BOTH, UNLIKELY",
        "0.90, 0.0, BY_DOCUMENTS, UNLIKELY",
        "-0.1, 0.1, BY_DOCUMENTS, UNSURE",
        "-0.1, 0.5, BY_DOCUMENTS, LIKELY",
        "0.37, 0.0, BY_MODEL, LIKELY",
        "0.25, 0.0, BY_MODEL, UNSURE",
        "0.10, 0.0, BY_MODEL, UNLIKELY",
        "0.90, 0.0, BY_NEITHER, UNSURE",
        "-0.1, 0.0, BY_NEITHER, UNSURE"
    })
    void degreesDecideByWhatIsUnderstood(double nearness, double share, Understood understood, Presence expected) {
        assertEquals(expected, presence(List.of(), evidence(false, nearness, share, understood, false)));
    }

    @ParameterizedTest
    @CsvSource({"BY_BOTH, UNLIKELY", "BY_DOCUMENTS, UNLIKELY", "BY_MODEL, LIKELY", "BY_NEITHER, UNSURE"})
    void aMissingNameRefusesOnlyInALanguageOfTheDocuments(Understood understood, Presence expected) {
        assertEquals(expected, presence(List.of("INC-7"), evidence(false, 0.9, 1, understood, false)));
    }

    @ParameterizedTest
    @CsvSource({
        // nearness, share of the words, share of unknown names, understood, expected
        "0.50, 0.4, 0.3, BY_BOTH, LIKELY",
        "0.50, 0.4, 0.5, BY_BOTH, UNLIKELY",
        "-0.1, 0.4, 0.6, BY_DOCUMENTS, LIKELY",
        "0.50, 0.0, 1.0, BY_MODEL, LIKELY",
        "0.50, 0.0, 1.0, BY_NEITHER, UNSURE"
    })
    void unknownNamesSpeakAgainstAnAnswerTheMoreOfTheQuestionTheyAre(
            double nearness, double share, double unknown, Understood understood, Presence expected) {
        var words = new WordCover(share, unknown);
        assertEquals(
                expected, presence(List.of(), new SearchEvidence(false, false, nearness, words, understood, false)));
    }

    @Test
    void whatStandsThereCountsMoreThanAnythingElse() {
        assertEquals(Presence.LIKELY, presence(List.of("INC-7"), evidence(true, -1, 0, Understood.BY_NEITHER, false)));
        var allWords = new SearchEvidence(false, true, -1, new WordCover(1, 0), Understood.BY_BOTH, false);
        assertEquals(Presence.LIKELY, presence(List.of(), allWords));
        assertEquals(Presence.UNLIKELY, presence(List.of("INC-7"), allWords));
    }

    @Test
    void whileVectorsAreMissingNothingIsRefusedForBeingFar() {
        assertEquals(Presence.UNSURE, presence(List.of(), evidence(false, 0, 0, Understood.BY_BOTH, true)));
        assertEquals(Presence.LIKELY, presence(List.of(), evidence(false, 0.9, 0, Understood.BY_BOTH, true)));
        assertEquals(Presence.UNLIKELY, presence(List.of("INC-7"), evidence(false, 0, 0, Understood.BY_BOTH, true)));
    }

    @Test
    void aSearchWithoutHitsHasFoundNothing() {
        assertEquals(Presence.UNLIKELY, Estimate.of(new SearchHits(List.of(), true)));
    }

    private static SearchEvidence evidence(
            boolean identifier, double nearness, double share, Understood understood, boolean incomplete) {
        return new SearchEvidence(identifier, false, nearness, new WordCover(share, 0), understood, incomplete);
    }

    private static Presence presence(List<String> absent, SearchEvidence evidence) {
        return Estimate.of(new SearchHits(HITS, List.of(), absent, List.of(), evidence));
    }
}
