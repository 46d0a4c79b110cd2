package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.FileKind;
import dev.docent.index.ChunkIndex;
import dev.docent.ingest.pass.EmbeddingPool;
import dev.docent.ingest.read.DocumentReader;
import dev.docent.ingest.read.Formats;
import dev.docent.ingest.status.FileFailure;
import dev.docent.ingest.status.PassProgress;
import dev.docent.ingest.status.SourceState;
import dev.docent.ingest.status.SourceStatus;
import dev.docent.settings.SourceSettings;
import dev.docent.source.FolderOptions;
import dev.docent.source.FolderSource;
import dev.docent.source.GitSettings;
import dev.docent.source.LeftOut;
import dev.docent.source.PathSelection;
import dev.docent.source.SizeLimit;
import dev.docent.source.Source;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.FakeSource;
import dev.docent.testing.InMemoryChunkIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Absence is not deletion: what a pass does when files are missing. */
class AbsenceTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    @TempDir
    Path room;

    private final FakeEmbedder embedder = new FakeEmbedder();
    private final InMemoryChunkIndex index = new InMemoryChunkIndex();
    private Path docs;

    @BeforeEach
    void writeDocs() throws IOException {
        docs = room.resolve("docs");
        write("a.md", "sub/b.md", "sub/deep/c.md");
    }

    @Test
    void emptyMountPointKeepsItsDocumentsAndFails() throws IOException {
        pass();
        unmount(docs);

        var state = pass();

        assertEquals(Set.of("docs/a.md", "docs/sub/b.md", "docs/sub/deep/c.md"), documents());
        assertEquals(SourceStatus.FAILED, state.state());
        assertEquals(3, state.gaps().kept());
        assertEquals(0, state.gaps().removed());
        assertEquals(
                "There is nothing to read in " + docs
                        + ", which had 3 documents before. The index keeps them. Is the folder mounted?"
                        + " If you deleted everything in it, remove it from the settings.",
                state.error());
    }

    @Test
    void startBeforeTheMountKeepsTheDocuments() throws IOException {
        pass();
        unmount(docs);

        var afterRestart = index.reopened();
        assertEquals(SourceStatus.FAILED, pass(afterRestart).state());
        assertEquals(3, afterRestart.fingerprints("docs").size());
    }

    @Test
    void documentsComeBackWithTheMount() throws IOException {
        pass();
        unmount(docs);
        pass();
        Files.delete(docs);
        Files.move(room.resolve("docs-away"), docs);

        var state = pass();

        assertEquals(SourceStatus.DONE, state.state());
        assertEquals(3, state.counts().unchanged());
        assertEquals(0, state.gaps().kept());
    }

    @Test
    void emptyMountPointBelowTheRootKeepsItsDocumentsAndIsNamed() throws IOException {
        pass();
        unmount(docs.resolve("sub"));

        var state = pass();

        assertEquals(Set.of("docs/a.md", "docs/sub/b.md", "docs/sub/deep/c.md"), documents());
        assertEquals(SourceStatus.DONE, state.state());
        assertEquals(2, state.gaps().kept());
        assertEquals("sub", state.gaps().failures().get(0).path());
    }

    @Test
    void filesThatAreDeletedFromTheirFolderAreGone() throws IOException {
        pass();
        Files.delete(docs.resolve("sub/deep/c.md"));

        var state = pass();

        assertEquals(Set.of("docs/a.md", "docs/sub/b.md"), documents());
        assertEquals(1, state.gaps().removed());
        assertEquals(0, state.counts().failed());
    }

    @Test
    void foldersThatAreDeletedAreGone() throws IOException {
        pass();
        unmount(docs.resolve("sub"));
        Files.delete(docs.resolve("sub"));
        Files.move(room.resolve("docs/sub-away"), room.resolve("elsewhere"));

        assertEquals(2, pass().gaps().removed());
        assertEquals(Set.of("docs/a.md"), documents());
    }

    @Test
    void sourceThatNeverShowedAnythingIsDone() throws IOException {
        unmount(docs);

        var state = pass();

        assertEquals(SourceStatus.DONE, state.state());
        assertEquals(0, state.counts().files());
    }

    @Test
    void folderThatCannotBeReadKeepsItsDocumentsAndOnlyThose() {
        run(new FakeSource("docs")
                .file("a.md", "a")
                .file("sub/b.md", "b")
                .file("sub/x/c.md", "c")
                .file("sub.md", "d"));

        var state = run(new FakeSource("docs").file("a.md", "a").unreadable("sub", "no permission to read it"));

        assertEquals(Set.of("docs/a.md", "docs/sub/b.md", "docs/sub/x/c.md"), documents());
        assertEquals(
                List.of(new FileFailure("sub", "no permission to read it")),
                state.gaps().failures());
        assertEquals(2, state.gaps().kept());
        assertEquals(1, state.gaps().removed());
    }

    @Test
    void fileThatIsDeletedBeforeItIsReadIsGoneAndNotAFailure() {
        var source = new FakeSource("docs").file("a.md", "a").file("b.md", "b");
        run(source);

        var state = run(source.touch().failing("a.md", new NoSuchFileException("a.md")));

        assertEquals(Set.of("docs/b.md"), documents());
        assertEquals(0, state.counts().failed());
        assertEquals(1, state.gaps().removed());
        assertEquals(1, state.counts().files());
    }

    @Test
    void whatARuleLeavesOutNowLeavesTheIndex() {
        run(new FakeSource("docs").file("a.md", "a").file("sub/b.md", "b").file("c.md", "c"));

        var state = run(new FakeSource("docs")
                .leftOut(new LeftOut("sub/", LeftOut.Why.IGNORED))
                .leftOut(new LeftOut("a.md", LeftOut.Why.PRIVATE))
                .leftOut(new LeftOut("c.md", LeftOut.Why.HIDDEN)));

        assertEquals(SourceStatus.DONE, state.state(), "a rule is a decision, so nothing is missing");
        assertEquals(Set.of(), documents());
        assertEquals(3, state.gaps().removed());
    }

    @Test
    void everyFileIsCountedOnce() {
        var source = new FakeSource("docs").file("a.md", "a").file("b.md", "b").file("c.md", "c\0");
        source.failing("b.md", new IOException("disk on fire"));
        source.refused("big.md", "too big").unreadable("sub", "no permission");

        var counted = new ArrayList<SourceState>();
        var indexer = indexer(index, source);
        source.beforeRead(path -> counted.add(indexer.state().sources().get(0)));
        indexer.start();
        var state = indexer.state().sources().get(0);

        assertEquals(5, counted.get(0).counts().files(), "before the first is read");
        assertEquals(4, state.counts().files(), "a binary file does not count after all");
        var counts = state.counts();
        assertEquals(counts.files(), counts.indexed() + counts.unchanged() + counts.failed());
        assertTrue(counted.stream()
                .map(SourceState::counts)
                .allMatch(it -> it.indexed() + it.unchanged() + it.failed() <= it.files()));
    }

    @Test
    void whatTheSettingsOfASourceExcludeLeavesTheIndex() {
        pass();

        var state = run(new FolderSource("docs", docs, options(List.of(), List.of("sub/deep/"))));

        assertEquals(Set.of("docs/a.md", "docs/sub/b.md"), documents());
        assertEquals(1, state.gaps().removed());
        assertEquals("excluded", state.gaps().leftOut().get(0).reason());
        run(new FolderSource("docs", docs, options(List.of("/sub/"), List.of())));
        assertEquals(Set.of("docs/sub/b.md", "docs/sub/deep/c.md"), documents());
        state = run(new FolderSource("docs", docs, options(List.of(), List.of("*"))));
        assertEquals(Set.of(), documents());
        assertEquals(SourceStatus.DONE, state.state());
    }

    private static FolderOptions options(List<String> include, List<String> exclude) {
        return new FolderOptions(
                new SizeLimit(path -> 1000, "docent.index.max-file-size"),
                false,
                null,
                AbsenceTest::kind,
                GitSettings.NONE,
                PathSelection.of(new SourceSettings.Selection(include, exclude, null, SourceSettings.Crawl.DEFAULT)));
    }

    private void write(String... paths) throws IOException {
        for (var path : paths) {
            Path file = docs.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, path);
        }
    }

    /** Replaces a folder by a different, empty folder of the same name, as when a file system is unmounted. */
    private static void unmount(Path folder) throws IOException {
        Files.move(folder, folder.resolveSibling(folder.getFileName() + "-away"));
        Files.createDirectory(folder);
    }

    private SourceState pass() {
        return pass(index);
    }

    private SourceState pass(ChunkIndex into) {
        var source = new FolderSource("docs", docs, FolderOptions.of(1000, AbsenceTest::kind));
        return run(into, source);
    }

    private static FileKind kind(String path) {
        return path.endsWith(".md") && !path.contains("-away") ? FileKind.PROSE : FileKind.UNSUPPORTED;
    }

    private SourceState run(Source source) {
        return run(index, source);
    }

    private SourceState run(ChunkIndex into, Source source) {
        var indexer = indexer(into, source);
        indexer.start();
        return indexer.state().sources().get(0);
    }

    private Set<String> documents() {
        return index.reopened().fingerprints("docs").keySet();
    }

    private Indexer indexer(ChunkIndex into, Source source) {
        return new Indexer(
                new PassProgress(List.of(source), 100, into, CLOCK),
                new DocumentReader(Formats.all(), new Splitter(embedder, 100, 200), CLOCK),
                new EmbeddingPool(embedder, Runnable::run, 2),
                into,
                Runnable::run,
                CLOCK);
    }
}
