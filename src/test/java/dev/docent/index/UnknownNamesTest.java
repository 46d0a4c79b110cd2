package dev.docent.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.Document;
import dev.docent.corpus.Location;
import dev.docent.corpus.Scope;
import dev.docent.testing.FakeEmbedder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnknownNamesTest {
    private final Embedder embedder = new FakeEmbedder();

    @TempDir
    Path folder;

    private LuceneChunkIndex index;

    @BeforeEach
    void fill() {
        index = new LuceneChunkIndex(folder, embedder);
        put("docs", "docs/a.md", "The server can connect to a Postgres database, and it reads each PDF in a folder.");
        put("other", "other/b.md", "How to sign in with a password of Kerberos, and what the server does then.");
        index.commit();
    }

    @AfterEach
    void close() {
        index.close();
    }

    private void put(String source, String path, String text) {
        var chunk = new Chunk(new Location(path, 1, 1), "", List.of(), BlockKind.PROSE, text);
        var embedded = new EmbeddedChunk(chunk, embedder.embed(chunk.embeddedText()));
        index.put(source, "1", new Document(path, "", text, List.of()), List.of(embedded));
    }

    private SearchHits search(String question, Scope scope) {
        return index.search(new SearchRequest(question, embedder.embed(question), scope, 10));
    }

    private SearchHits search(String question) {
        return search(question, Scope.EVERYTHING);
    }

    @Test
    void aNameThatNoDocumentHasIsUnknown() {
        var found = search("How does the server connect to a MongoDB database?");

        assertEquals(List.of("MongoDB"), found.unknown());
        assertTrue(found.evidence().words().unknownNames() > 0.3, found::toString);
    }

    @Test
    void aNameOfTheDocumentsIsKnownInOtherForms() {
        var found = search("Can the server read PDFs and connect to POSTGRES?");

        assertEquals(List.of(), found.unknown());
        assertEquals(0, found.evidence().words().unknownNames());
    }

    @Test
    void theMoreOtherWordsAQuestionHasTheLessAnUnknownNameCounts() {
        double brief = search("connect to LDAP").evidence().words().unknownNames();
        double lengthy = search("connect to LDAP and sign in with the password of the folder database")
                .evidence()
                .words()
                .unknownNames();

        assertTrue(lengthy < brief && lengthy > 0, brief + " and " + lengthy);
    }

    @Test
    void aNameOfDocumentsOutOfScopeIsUnknown() {
        var question = "how do I sign in with a Kerberos password";

        assertEquals(List.of(), search(question).unknown());
        assertEquals(
                List.of("Kerberos"),
                search(question, new Scope.Sources(Set.of("docs"))).unknown());
    }

    @Test
    void aSearchThatFindsNothingNamesNothing() {
        assertEquals(
                List.of(),
                search("what is LDAP", new Scope.Sources(Set.of("none"))).unknown());
    }

    @Test
    void theNamesOfEarlierQuestionsDoNotCount() {
        var asked = List.of("And where does the server read that?", "What is MongoDB?");
        var text = String.join(" ", asked);
        var request = new SearchRequest(text, asked, embedder.embed(text), Scope.EVERYTHING, 10, null);

        assertEquals(List.of(), index.search(request).unknown());
    }
}
