package dev.docent.retrieval;

import static dev.docent.testing.Queries.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.Document;
import dev.docent.corpus.Location;
import dev.docent.index.EmbeddedChunk;
import dev.docent.index.LuceneChunkIndex;
import dev.docent.testing.FakeEmbedder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** If a question names something literally, the places that contain it come first. */
final class NamedPlacesTest {
    private static final String ALIKE = "The customer reported a wrong invoice. We checked the ledger and corrected the"
            + " amount on the same day. The lead approved it. Reference ";

    private final FakeEmbedder embedder = new FakeEmbedder();

    @TempDir
    Path folder;

    private LuceneChunkIndex index;

    @BeforeEach
    void openIndex() {
        index = new LuceneChunkIndex(folder, embedder);
    }

    @AfterEach
    void closeIndex() {
        index.close();
    }

    @Test
    void amongPagesThatAreAlikeTheOneOfTheNumberComesFirst() {
        for (int i = 0; i < 150; i++) {
            put("notes/" + i + ".md", "Incident", ALIKE + "INC-" + (48_000 + 7 * i) + ".");
        }
        index.commit();

        for (int i = 0; i < 150; i += 7) {
            var name = "INC-" + (48_000 + 7 * i);
            var found = retrieve("What happened in " + name + ", and who approved it?");
            assertEquals("notes/" + i + ".md", first(found), name);
            assertTrue(found.confident(), name);
            assertEquals(List.of(name), found.names().found());
        }
    }

    @Test
    void twoThatAreAskedForTogetherAreBothFoundAlthoughTheyRepeatEachOther() {
        for (int i = 0; i < 30; i++) {
            put("notes/" + i + ".md", "Incident", ALIKE + "INC-" + (100 + i) + ".");
        }
        index.commit();

        var found = retrieve("Compare INC-117 with INC-103.").passages();

        var firstTwo = found.subList(0, 2).stream()
                .map(passage -> passage.location().path())
                .sorted()
                .toList();
        assertEquals(List.of("notes/17.md", "notes/3.md"), firstTwo);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What does E0382 mean? | The compiler says E0382 when a value was moved",
                "what changed in 2.4.1 | Fixed in 2.4.1: the pool is closed",
                "who listens on 8443 | The gateway has 8443",
                "what is cache.max-entries | Set cache.max-entries to a number",
                "why \"broken pipe again\" | It says broken pipe again and stops",
                "why ENOSPC | The kernel gives ENOSPC"
            })
    void whatOccursLiterallyInOnePlaceIsFirstAndCountsAsFound(String question, String text) {
        for (int i = 0; i < 40; i++) {
            put("docs/" + i + ".md", "Page", "what why who listens changed mean pipe broken word" + i);
        }
        put("docs/it.md", "Other", text + " and a long tail of other words that makes it far from the question here");
        index.commit();

        assertEquals("docs/it.md", first(retrieve(question)));
        assertTrue(retrieve(question).confident());
    }

    @Test
    void aNameInAPathOrTitleCountsAndOneThatIsEverywhereDoesNot() {
        for (int i = 0; i < 40; i++) {
            put("docs/" + i + ".md", "Page", "who owns app-42 and the deploy steps of deploy, word" + i);
        }
        put("docs/deploy-eu1.yaml", "Config", "replicas three");
        index.commit();

        assertEquals("docs/deploy-eu1.yaml", first(retrieve("who owns the deploy steps of deploy-eu1.yaml?")));
        assertEquals(List.of(), retrieve("who owns app-42").names().found());
    }

    @Test
    void aMissingNameIsReportedOnlyIfThereAreOthersOfItsKind() {
        for (int i = 0; i < 30; i++) {
            put("notes/" + i + ".md", "Incident", ALIKE + "INC-" + (100 + i) + ".");
        }
        index.commit();

        var missing = retrieve("The customer reported a wrong invoice in INC-199?");
        assertFalse(missing.confident());
        assertEquals(List.of("INC-199"), missing.names().absent());
        assertEquals(
                List.of(),
                retrieve("The customer reported a wrong invoice on a GT-500")
                        .names()
                        .absent());
        assertEquals(
                List.of(),
                retrieve("The customer reported a wrong invoice in 2.4.1")
                        .names()
                        .absent());
    }

    @Test
    void aRareWordOfADocumentIsFoundInAnyLanguage() {
        put("docs/a.md", "Zeit", distinct(60) + " Gleitzeitkonto");
        index.commit();

        assertTrue(retrieve("Gleitzeitkonto").confident());
        assertFalse(retrieve("Gleitzeitkonto Mondfahrt").confident());
    }

    private Retrieval retrieve(String question) {
        return new HybridRetriever(index, embedder).retrieve(query(question, List.of()));
    }

    private static String first(Retrieval found) {
        return found.passages().get(0).location().path();
    }

    private static String distinct(int words) {
        var text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append("wort")
                    .append((char) ('a' + i / 26))
                    .append((char) ('a' + i % 26))
                    .append(' ');
        }
        return text.toString().strip();
    }

    private void put(String path, String title, String text) {
        var chunk = new Chunk(new Location(path, 1, 1), title, List.of(title), BlockKind.PROSE, text);
        var embedded = new EmbeddedChunk(chunk, embedder.embed(chunk.embeddedText()));
        index.put("docs", "1", new Document(path, title, text, List.of()), List.of(embedded));
    }
}
