package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Narrowing;
import dev.docent.corpus.Scope;
import dev.docent.ingest.pass.EmbeddingPool;
import dev.docent.ingest.read.DocumentReader;
import dev.docent.ingest.read.Formats;
import dev.docent.ingest.status.IndexState;
import dev.docent.ingest.status.IndexStatus;
import dev.docent.ingest.status.PassProgress;
import dev.docent.retrieval.DocumentScopes;
import dev.docent.source.git.GitAccess;
import dev.docent.source.git.GitSamples;
import dev.docent.source.git.GitSource;
import dev.docent.source.git.SampleRepository;
import dev.docent.source.git.SampleTree;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.InMemoryChunkIndex;
import dev.docent.testing.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passes over a git repository: what a push costs, and which commit documents have. */
class RepositoryPassTest {
    private static final String BRANCHES = "main, release/*";

    private final FakeEmbedder embedder = new FakeEmbedder();
    private final InMemoryChunkIndex index = new InMemoryChunkIndex();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05Z"));

    @TempDir
    private Path folder;

    private SampleRepository repository;
    private GitSource source;

    @BeforeEach
    void create() throws IOException {
        repository = new SampleRepository(folder.resolve("handbook.git"));
    }

    @Test
    void documentHasTheCommitAtWhichItWasRead() throws Exception {
        var first = repository.commit(SampleTree.of("a.md", "one", "b.md", "two"));
        run(index);
        var second = repository.commit(SampleTree.of("a.md", "three", "b.md", "two"));

        var state = run(index);

        assertEquals(second, revision("handbook/a.md"));
        assertEquals(first, revision("handbook/b.md"), "its text is that of the earlier commit, too");
        assertEquals(1, state.sources().get(0).counts().indexed());
        assertEquals(1, state.sources().get(0).counts().unchanged());
    }

    @Test
    void fileThatLeftTheBranchLeavesTheIndexAndAMovedOneIsFoundAtItsNewPlace() throws Exception {
        repository.commit(SampleTree.of("a.md", "one", "b.md", "two"));
        run(index);
        repository.commit(SampleTree.of("docs/b.md", "two"));

        run(index);

        assertEquals(
                List.of("handbook/docs/b.md"),
                List.copyOf(index.fingerprints("handbook").keySet()));
    }

    @Test
    void branchThatIsGoneKeepsTheDocuments() throws Exception {
        repository.commit(SampleTree.of("a.md", "one"));
        run(index);
        Files.delete(repository.folder().resolve("refs/heads/main"));

        var state = run(index);

        assertEquals(IndexStatus.FAILED, state.state());
        assertTrue(index.document("handbook/a.md").isPresent());
    }

    @Test
    void pageThatSeveralBranchesHaveIsOneDocumentAndNothingIsEmbeddedTwice() throws Exception {
        var one = "# Install\n\nTurn the key.\n";
        repository.commit(SampleTree.of("a.md", one, "b.md", "# New\n\nOnly here.\n"));
        repository.commit("release/2", SampleTree.of("a.md", one, "b.md", "# Old\n\nOnly there.\n"));
        run(index, BRANCHES);

        assertEquals(
                Set.of("handbook/main/a.md", "handbook/main/b.md", "handbook/release/2/b.md"),
                index.fingerprints("handbook").keySet());
        assertEquals(3, embedder.embeddings());

        repository.commit(SampleTree.of("a.md", "# Install\n\nPress the knob.\n", "b.md", "# New\n\nOnly here.\n"));
        run(index, BRANCHES);
        assertTrue(index.document("handbook/release/2/a.md").isPresent(), "it differs from main now");
        assertEquals(4, embedder.embeddings(), "only the new text of main");

        repository.commit(SampleTree.of("a.md", one, "b.md", "# New\n\nOnly here.\n"));
        run(index, BRANCHES);
        assertTrue(index.document("handbook/release/2/a.md").isEmpty(), "it is the same again");
        assertEquals(4, embedder.embeddings());
    }

    @Test
    void scopeOfABranchHasWhatItSharesWithOthers() throws Exception {
        repository.commit(SampleTree.of("docs/a.md", "one", "b.md", "two", "c.md", "new"));
        repository.commit("release/2", SampleTree.of("docs/a.md", "one", "b.md", "two", "c.md", "old"));
        run(index, BRANCHES);
        var scopes = new DocumentScopes(index::paths, new SourceNames(List.of(source)));

        assertEquals(
                Set.of("handbook/main/docs/a.md", "handbook/main/b.md", "handbook/release/2/c.md"),
                paths(scopes.narrowed(Scope.EVERYTHING, at("handbook/release/2"))));
        assertEquals(
                Set.of("handbook/main/docs/a.md"),
                paths(scopes.narrowed(Scope.EVERYTHING, at("handbook/release/2/docs/"))));
        assertEquals(Set.of(), paths(scopes.narrowed(new Scope.Sources(Set.of("other")), at("handbook/release/2"))));
    }

    private static Narrowing at(String path) {
        return new Narrowing(Set.of(), Set.of(path), Set.of());
    }

    private static Set<String> paths(Scope scope) {
        return ((Scope.Documents) scope).paths();
    }

    @Test
    void documentsOfAFolderThatBecomesTheSameLeaveTheIndex() throws Exception {
        repository.commit(SampleTree.of("docs/a.md", "one", "docs/b.md", "two"));
        repository.commit("release/2", SampleTree.of("docs/a.md", "older", "docs/b.md", "old"));
        run(index, BRANCHES);
        assertEquals(4, index.fingerprints("handbook").size());
        repository.commit("release/2", SampleTree.of("docs/a.md", "one", "docs/b.md", "two"));

        run(index, BRANCHES);

        assertEquals(
                Set.of("handbook/main/docs/a.md", "handbook/main/docs/b.md"),
                index.fingerprints("handbook").keySet());
    }

    @Test
    void branchThatAPatternNoLongerMatchesLeavesTheIndexAndOneThatIsNamedDoesNot() throws Exception {
        repository.commit(SampleTree.of("a.md", "one"));
        repository.commit("release/2", SampleTree.of("a.md", "two"));
        repository.commit("stable", SampleTree.of("a.md", "three"));
        run(index, "main, release/*, stable");
        Files.delete(repository.folder().resolve("refs/heads/release/2"));
        Files.delete(repository.folder().resolve("refs/heads/stable"));

        run(index, "main, release/*, stable");

        assertEquals(
                Set.of("handbook/main/a.md", "handbook/stable/a.md"),
                index.fingerprints("handbook").keySet());
    }

    @Test
    void stateOfTheIndexHasTheCommitOfEachBranch() throws Exception {
        var main = repository.commit(SampleTree.of("a.md", "one"));
        var release = repository.commit("release/2", SampleTree.of("a.md", "two"));

        var about = run(index, BRANCHES).sources().get(0).about();

        assertEquals(Map.of("main", main, "release/2", release), about.revisions());
        assertNull(about.revision());
    }

    private String revision(String path) {
        return index.document(path).orElseThrow().revision();
    }

    private IndexState run(InMemoryChunkIndex into) {
        return run(into, "");
    }

    private IndexState run(InMemoryChunkIndex into, String branches) {
        source = GitSource.local(
                "handbook",
                GitSamples.options(repository.folder().toString(), branches, GitAccess.NONE, folder.resolve("clones")));
        var indexer = new Indexer(
                new PassProgress(List.of(source), 100, into, clock),
                new DocumentReader(Formats.all(), new Splitter(embedder, 100, 200), clock),
                new EmbeddingPool(embedder, Runnable::run, 2),
                into,
                Runnable::run,
                clock);
        indexer.start();
        return indexer.state();
    }
}
