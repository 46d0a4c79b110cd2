package dev.docent.source.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.source.git.store.FolderRepository;
import dev.docent.testing.RecordingVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository behind HTTP. */
@Tag("slow")
class RemoteGitSourceTest {
    @TempDir
    private Path home;

    private GitServer server;

    @BeforeEach
    void start() throws Exception {
        server = new GitServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void showsTheFilesOfTheDefaultBranchWithItsCommit() throws Exception {
        var commit = server.commit(SampleTree.of("a.md", "Alpha", "docs/b.md", "Beta"));
        var source = source("");

        var seen = pass(source);

        assertEquals(List.of("a.md", "docs/b.md"), seen.paths());
        assertEquals(commit, seen.files().get(0).revision());
        assertEquals(Optional.of(commit), source.revision());
        assertEquals("Beta", new String(seen.files().get(1).content().read(), UTF_8));
    }

    @Test
    void readsAnotherBranchATagOrACommit() throws Exception {
        var first = server.commit(SampleTree.of("a.md", "first"));
        server.set("refs/tags/v1", ObjectId.fromString(first));
        server.commit(SampleTree.of("a.md", "second"));
        server.commit("release/2", SampleTree.of("b.md", "other"));

        assertEquals(List.of("b.md"), pass(source("release/2")).paths());
        assertEquals("first", text(pass(source("v1"))));
        assertEquals("first", text(pass(source(first))));
        assertEquals("second", text(pass(source(""))));
    }

    @Test
    void fetchesOnlyTheDifferenceAfterAPush() throws Exception {
        var large = shuffled(200_000);
        server.commit(SampleTree.of("a.md", "Alpha", "large.md", large));
        var source = source("");
        pass(source);
        var commit = server.commit(SampleTree.of("a.md", "Beta", "large.md", large));

        var seen = pass(source);

        assertEquals("Beta", text(seen));
        assertEquals(commit, seen.files().get(0).revision());
        assertTrue(server.packs().get(1) > 100_000, server.packs().toString());
        int last = server.packs().get(server.packs().size() - 1);
        assertTrue(last < 2_000, server.packs().toString());
    }

    @Test
    void fetchesNothingWhenNothingWasPushed() throws Exception {
        server.commit(SampleTree.of("a.md", "Alpha"));
        var source = source("");
        pass(source);
        int packs = server.packs().size();
        pass(source);
        pass(source(""));

        assertEquals(2, server.packs().size() - packs, "only the branches are asked for");
        assertTrue(server.packs().get(packs) < 200, server.packs().toString());
    }

    @Test
    void asksNothingAboutACommitThatItHas() throws Exception {
        var commit = server.commit(SampleTree.of("a.md", "Alpha"));
        pass(source(commit));
        int before = server.requests().size();

        assertEquals(List.of("a.md"), pass(source(commit)).paths());
        assertEquals(before, server.requests().size());
    }

    @Test
    void unchangedFileKeepsItsStampThroughAPush() throws Exception {
        server.commit(SampleTree.of("a.md", "Alpha", "b.md", "Beta"));
        var source = source("");
        var before = pass(source).files();
        server.commit(SampleTree.of("a.md", "Alpha", "b.md", "Gamma"));

        var after = pass(source).files();

        assertEquals(before.get(0).stamp(), after.get(0).stamp());
        assertTrue(before.get(0).stamp().ofContent());
        assertTrue(!before.get(1).stamp().equals(after.get(1).stamp()));
    }

    @Test
    void followsAForcedPush() throws Exception {
        server.commit(SampleTree.of("a.md", "one"));
        server.commit(SampleTree.of("a.md", "two"));
        var source = source("");
        pass(source);
        var commit = server.force("main", SampleTree.of("a.md", "three"));

        var seen = pass(source);

        assertEquals("three", text(seen));
        assertEquals(commit, seen.files().get(0).revision());
    }

    @Test
    void clonesOneCommitWithoutHistoryAndWithoutAWorkingTree() throws Exception {
        var first = server.commit(SampleTree.of("a.md", "one"));
        server.commit(SampleTree.of("a.md", "two"));
        pass(source(""));
        var clone = home.resolve("sources/handbook.git");

        try (var repository = FolderRepository.open(List.of(clone.resolve("objects")));
                var reader = repository.newObjectReader()) {
            assertEquals(false, reader.has(ObjectId.fromString(first)));
        }
        try (var files = Files.walk(clone)) {
            assertTrue(files.noneMatch(file -> file.toString().endsWith(".md")));
        }
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("sources"))));
    }

    @Test
    void saysThatAFileIsTooLargeWithoutFetchingIt() throws Exception {
        server.commit(SampleTree.of("a.md", "Alpha").file("large.md", new byte[65 << 20]));

        var seen = pass(source(""));

        assertEquals(List.of("a.md"), seen.paths());
        assertTrue(
                seen.failed().get(0).startsWith("large.md: it has"),
                seen.failed().toString());
        assertTrue(
                server.packs().stream().allMatch(bytes -> bytes < 10_000),
                server.packs().toString());
    }

    @Test
    void readsFromServersWithoutFilters() throws Exception {
        server.withoutFilters().commit(SampleTree.of("a.md", "Alpha").file("large.md", new byte[65 << 20]));

        var seen = pass(source(""));

        assertEquals(List.of("a.md"), seen.paths());
        assertTrue(
                seen.failed().get(0).startsWith("large.md: it has 68157440 bytes"),
                seen.failed().toString());
    }

    private GitSource source(String branch) {
        return GitSource.remote(
                "handbook", GitSamples.options(server.url(), branch, GitAccess.NONE, home.resolve("sources")));
    }

    private static RecordingVisitor pass(GitSource source) throws Exception {
        source.refresh();
        var seen = new RecordingVisitor();
        source.walk(seen);
        return seen;
    }

    private static String text(RecordingVisitor seen) throws Exception {
        return new String(seen.files().get(0).content().read(), UTF_8);
    }

    /** Letters that cannot be compressed well. */
    static String shuffled(int length) {
        var random = new Random(7);
        return random.ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
