package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.ingest.files.DecidingRule;
import dev.docent.ingest.files.FileAnswer;
import dev.docent.ingest.files.FileLists;
import dev.docent.ingest.files.FileReasons;
import dev.docent.ingest.files.FileVerdict;
import dev.docent.ingest.files.ListedFile;
import dev.docent.ingest.pass.EmbeddingPool;
import dev.docent.ingest.read.DocumentReader;
import dev.docent.ingest.read.Formats;
import dev.docent.ingest.status.PassProgress;
import dev.docent.json.Json;
import dev.docent.source.FolderOptions;
import dev.docent.source.FolderSource;
import dev.docent.source.LeftOut;
import dev.docent.source.RuleLine;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.FakeSource;
import dev.docent.testing.InMemoryChunkIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileReasonsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    @TempDir
    Path top;

    private final FakeEmbedder embedder = new FakeEmbedder();
    private final InMemoryChunkIndex index = new InMemoryChunkIndex();
    private final FakeSource memory = new FakeSource("memory").file("m.md", "# M\nmemory");
    private Path root;
    private Indexer indexer;

    @BeforeEach
    void index() throws IOException {
        root = top.resolve("docs");
        write("a.md", "# Install\n\none\n\n## Debian\n\ntwo\n");
        write("sub/c.md", "three");
        write(".gitignore", "# rules\nbuild/\n*.log.md\n");
        write("build/deep/x.md", "x");
        write("sub/b.log.md", "x");
        write("big.md", "x".repeat(3000));
        write("data.md", "a\0b");
        write("logo.png", "x");
        Files.createDirectories(root.resolve(".git"));
        Files.createDirectories(root.resolve("empty"));
        memory.leftOut(new LeftOut("old/", LeftOut.Why.BUILT));
        indexer = new Indexer(
                new PassProgress(
                        List.of(new FolderSource("docs", root, FolderOptions.of(1000, Formats.all()::kind)), memory),
                        100,
                        index,
                        CLOCK),
                new DocumentReader(Formats.all(), new Splitter(embedder, 100, 200), CLOCK),
                new EmbeddingPool(embedder, Runnable::run, 2),
                index,
                Runnable::run,
                CLOCK);
        indexer.start();
    }

    @Test
    void anIndexedFileShowsItsPassages() {
        var answer = why("docs/a.md");

        assertEquals(FileVerdict.INDEXED, answer.state());
        assertEquals(
                "{\"total\":1,\"passages\":[{\"start\":1,\"end\":7,\"name\":\"docs/a.md:1-7\",\"headings\":[\"Install\"]}]}",
                Json.write(java.util.Objects.requireNonNull(answer.indexed())));
    }

    @Test
    void aRuleOfGitIsNamedWithItsFileAndLine() {
        var answer = why("docs/sub/b.log.md");

        assertEquals(FileVerdict.LEFT_OUT, answer.state());
        assertEquals("This is left out: git ignores it: line 3 of .gitignore says *.log.md.", answer.text());
        assertEquals(
                new DecidingRule("ignored", "sub/b.log.md", new RuleLine(".gitignore", 3, "*.log.md"), null),
                answer.rule());
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/build/deep/x.md", "docs/build/deep", "docs/build/never/was.md"})
    void theFolderAboveThatIsLeftOutIsNamed(String path) {
        var answer = why(path);

        assertEquals(FileVerdict.LEFT_OUT, answer.state());
        assertEquals(
                "The folder build/ is left out, with everything in it: git ignores it: line 2 of .gitignore says build/.",
                answer.text());
    }

    @Test
    void aLimitIsNamedWithItsSetting() {
        var answer = why("docs/big.md");

        assertEquals(FileVerdict.FAILED, answer.state());
        assertTrue(answer.text().contains("docent.index.max-file-size"), answer.text());
    }

    @Test
    void aFileThatOnlyItsOwnerMayReadNamesTheSettingThatChangesThat() throws IOException {
        Files.setPosixFilePermissions(root.resolve("a.md"), PosixFilePermissions.fromString("rw-------"));

        var answer = why("docs/a.md");

        assertEquals(FileVerdict.LEFT_OUT, answer.state());
        assertTrue(answer.text().endsWith("The setting docent.index.private-files changes that."), answer.text());
    }

    @Test
    void whatOnlyTheContentShowsComesFromTheLastPass() {
        assertEquals(
                "This file is left out: a binary file in spite of its name.",
                why("docs/data.md").text());
        assertEquals("unsupported", rule("docs/logo.png"));
    }

    @Test
    void aRuleThatWasLiftedSinceTheLastPassDoesNotCount() throws IOException {
        write(".gitignore", "");

        assertEquals(FileVerdict.WAITING, why("docs/sub/b.log.md").state());
        write("new.md", "new");
        assertEquals(FileVerdict.WAITING, why("docs/new.md").state());
    }

    @Test
    void aFileThatIsGoneIsStillInTheIndex() throws IOException {
        Files.delete(root.resolve("a.md"));

        var answer = why("docs/a.md");

        assertEquals(FileVerdict.INDEXED, answer.state());
        assertTrue(answer.text().startsWith("This file no longer exists"), answer.text());
    }

    @Test
    void foldersAreFolders() {
        assertEquals(FileVerdict.FOLDER, why("docs/sub").state());
        assertEquals(FileVerdict.FOLDER, why("docs/sub/").state());
        assertEquals("This folder is empty.", why("docs/empty").text());
    }

    @Test
    void aPathMayBeginInsideASource() {
        assertEquals("docs/sub/c.md", why("sub/c.md").path());
        assertEquals("docs/sub/c.md", why(" ./sub/c.md ").path());
        assertEquals("memory/m.md", why("m.md").path());
    }

    @Test
    void onlyAdministratorsMayAskForAPathOfTheServer() {
        var path = root.resolve("sub/c.md").toString();

        assertEquals("docs/sub/c.md", indexer.why(path, true).path());
        assertEquals(FileVerdict.UNKNOWN, indexer.why(path, false).state());
    }

    @Test
    void anUnknownFileComesWithSimilarOnes() {
        var answer = why("handbook/C.md");

        assertEquals(FileVerdict.UNKNOWN, answer.state());
        assertEquals(List.of("docs/sub/c.md"), answer.similar());
        assertNull(answer.indexed());
        assertEquals(List.of(), why("docs/../../etc/passwd").similar());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "//", "docs", "docs/", "..", "docs/../docs/a.md", "\\", "*", " "})
    void oddPathsAreUnknown(String path) {
        assertEquals(FileVerdict.UNKNOWN, why(path).state());
    }

    @Test
    void aSourceThatCannotLookAtOnePathAnswersFromTheLastPass() {
        assertEquals(FileVerdict.INDEXED, why("memory/m.md").state());
        assertEquals("built", rule("memory/old/x/y.js"));
        assertEquals(FileVerdict.UNKNOWN, why("memory/nope.md").state());
    }

    @Test
    void aSourceThatIsNotMountedAnswersFromTheLastPass() throws IOException {
        Files.move(root, top.resolve("elsewhere"));

        assertEquals(FileVerdict.INDEXED, why("docs/a.md").state());
        assertEquals("ignored", rule("docs/build/deep/x.md"));
    }

    /** A disk that does not respond must not hold every thread. */
    @Test
    void whileASourceIsLookedAtOthersAreAnsweredFromTheLastPass() throws Exception {
        var during = new AtomicReference<FileAnswer>();
        var reasons = new AtomicReference<FileReasons>();
        var lists = new FileLists(List.of("slow"), index);
        lists.put("slow", List.of(ListedFile.failed("slow", "b.md", "no permission to read it")));
        var slow = new FakeSource("slow").lookingAt(path -> {
            if (path.equals("a.md")) {
                during.set(reasons.get().answer("slow/b.md", false));
            }
        });
        reasons.set(new FileReasons(List.of(slow), lists, index));

        reasons.get().answer("slow/a.md", false);

        assertEquals(
                "This file could not be indexed: no permission to read it.",
                during.get().text());
    }

    private String rule(String path) {
        var rule = why(path).rule();
        return rule == null ? "none" : rule.reason();
    }

    private FileAnswer why(String path) {
        return indexer.why(path, false);
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }
}
