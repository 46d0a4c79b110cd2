package dev.docent.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.source.git.GitAccess;
import dev.docent.source.git.GitSamples;
import dev.docent.source.git.GitSource;
import dev.docent.source.git.SampleRepository;
import dev.docent.source.git.SampleTree;
import dev.docent.testing.RecordingVisitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository on this machine. */
class GitSourceTest extends SourceContract {
    @TempDir
    private Path folder;

    private SampleRepository repository;

    @BeforeEach
    void create() throws IOException {
        repository = new SampleRepository(folder.resolve("handbook.git"));
    }

    @Override
    Source source() throws IOException {
        repository.commit(SampleTree.of("a.md", "Alpha", "docs/b.md", "Beta", "docs/sub/c.md", "Gamma"));
        return source("");
    }

    @Test
    void writesNothingIntoTheRepository() throws Exception {
        var source = source();
        var before = files();
        pass(source);

        assertEquals(before, files());
    }

    @Test
    void readsBranchesWithSlashesTagsAndCommits() throws Exception {
        var first = repository.commit("release/1", SampleTree.of("a.md", "first"));
        repository.commit(SampleTree.of("a.md", "second"));
        Files.writeString(repository.folder().resolve("packed-refs"), "# pack-refs\n" + first + " refs/tags/v1\n");

        assertEquals("first", text(pass(source("release/1"))));
        assertEquals("first", text(pass(source("v1"))));
        assertEquals("first", text(pass(source(first))));
        assertEquals("second", text(pass(source(""))));
    }

    @Test
    void readsTheFolderOfAWorkingTree() throws Exception {
        var inside = new SampleRepository(folder.resolve("clone/.git"));
        inside.commit(SampleTree.of("a.md", "committed"));
        Files.writeString(folder.resolve("clone/b.md"), "not committed");

        assertEquals(
                List.of("a.md"),
                pass(GitSource.local(
                                "clone",
                                GitSamples.options(folder.resolve("clone").toString(), folder)))
                        .paths());
    }

    @Test
    void saysThatThereIsNoRepository() {
        var source = GitSource.local(
                "x", GitSamples.options(folder.resolve("none.git").toString(), folder));

        assertTrue(failure(source).contains("no git repository in"), failure(source));
    }

    @Test
    void saysWhichBranchesThereAre() throws Exception {
        repository.commit("develop", SampleTree.of("a.md", "x"));

        assertTrue(failure(source("stable")).contains("It has the branch develop"), failure(source("stable")));
        assertTrue(failure(source("")).contains("is empty, or its HEAD"), failure(source("")));
        assertTrue(failure(source("../../config")).contains("no branch or tag"), failure(source("../../config")));
    }

    @Test
    void refusesRepositoriesInOtherFormats() throws Exception {
        repository.commit(SampleTree.of("a.md", "x"));
        var config = repository.folder().resolve("config");
        Files.writeString(config, "[extensions]\n\tobjectFormat = sha256\n");
        assertTrue(failure(source("")).contains("sha256"), failure(source("")));
        Files.writeString(config, "[extensions]\n\trefStorage = reftable\n");
        assertTrue(failure(source("")).contains("git refs migrate"), failure(source("")));
    }

    @Test
    void damagedPacksFailTheSourceAndNothingElse() throws Exception {
        repository.commit(SampleTree.of("a.md", "Alpha"));
        var packs = repository.folder().resolve("objects/pack");
        for (int cut = 0; cut < 40; cut += 8) {
            var index = packs.resolve("pack-1.idx");
            var bytes = Files.readAllBytes(index);
            bytes[cut] ^= 0x55;
            bytes[8 + cut * 20] ^= 0x55;
            Files.write(index, bytes);

            var source = source("");
            assertThrows(
                    SourceException.class,
                    () -> pass(source).files().get(0).content().read(),
                    "cut " + cut);
        }
    }

    @Test
    void damagedFolderFailsTheSourceAndNothingElse() throws Exception {
        repository.commitDamagedFolder("guide");

        var source = source("");
        var failure = assertThrows(SourceException.class, () -> pass(source));

        assertTrue(String.valueOf(failure.getMessage()).contains("is damaged"), failure.getMessage());
    }

    private GitSource source(String branch) {
        return GitSource.local(
                "handbook",
                GitSamples.options(repository.folder().toString(), branch, GitAccess.NONE, folder.resolve("clones")));
    }

    private static RecordingVisitor pass(Source source) throws SourceException {
        source.refresh();
        var seen = new RecordingVisitor();
        source.walk(seen);
        return seen;
    }

    private static String text(RecordingVisitor seen) throws IOException {
        return new String(seen.files().get(0).content().read(), UTF_8);
    }

    private static String failure(Source source) {
        return String.valueOf(
                assertThrows(SourceException.class, source::refresh).getMessage());
    }

    private TreeMap<String, String> files() throws IOException {
        var files = new TreeMap<String, String>();
        try (var all = Files.walk(folder)) {
            for (var file : all.toList()) {
                files.put(file.toString(), Files.getLastModifiedTime(file).toString());
            }
        }
        return files;
    }
}
