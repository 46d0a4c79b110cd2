package dev.docent.source.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.source.SourceException;
import dev.docent.source.SourceFile;
import dev.docent.testing.RecordingVisitor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several branches of one repository as one source. */
@Tag("slow")
class BranchesTest {
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
    void pathsBeginWithTheBranchAndEachHasItsCommit() throws Exception {
        var main = server.commit(SampleTree.of("docs/a.md", "new"));
        var release = server.commit("release/2", SampleTree.of("docs/a.md", "old"));

        var seen = pass(source("main, release/2"));

        assertEquals("new", text(seen, "main/docs/a.md"));
        assertEquals("old", text(seen, "release/2/docs/a.md"));
        assertEquals(main, file(seen, "main/docs/a.md").revision());
        assertEquals(release, file(seen, "release/2/docs/a.md").revision());
    }

    @Test
    void patternReadsWhatMatchesTodayTheNewestVersionFirst() throws Exception {
        server.commit(SampleTree.of("a.md", "m"));
        server.commit("release/9", SampleTree.of("a.md", "9"));
        server.commit("release/10", SampleTree.of("a.md", "10"));
        server.commit("release/1/old", SampleTree.of("a.md", "deeper"));
        var source = source("release/*");

        assertEquals(List.of("release/9/a.md", "release/10/a.md"), pass(source).paths());

        server.commit("release/11", SampleTree.of("a.md", "11"));
        server.delete("refs/heads/release/9");
        assertEquals(List.of("release/10/a.md", "release/11/a.md"), pass(source).paths());
        assertEquals(List.of(), pass(source).failed());
    }

    @Test
    void patternMatchesTagsIfItMatchesNoBranch() throws Exception {
        var first = server.commit(SampleTree.of("a.md", "1"));
        server.set("refs/tags/v1", ObjectId.fromString(first));
        server.set("refs/tags/w1", ObjectId.fromString(server.commit(SampleTree.of("a.md", "w"))));
        server.commit("w2", SampleTree.of("a.md", "2"));

        assertEquals(List.of("v1/a.md"), pass(source("v*")).paths());
        assertEquals(List.of("w2/a.md"), pass(source("w*")).paths());
        assertEquals(List.of("w1/a.md"), pass(source("refs/tags/w*")).paths());
    }

    @Test
    void fileThatIsTheSameIsReadOnceOnTheFirstBranch() throws Exception {
        server.commit(SampleTree.of("a.md", "same", "b.md", "new"));
        server.commit("release/2", SampleTree.of("a.md", "same", "b.md", "old", "c.md", "same"));

        var seen = pass(source("main, release/*"));

        assertEquals(List.of("release/2/b.md", "release/2/c.md", "main/a.md", "main/b.md"), seen.paths());
        assertEquals(List.of("release/2/a.md: the same file as handbook/main/a.md"), seen.leftOut());
        assertEquals(List.of("release/2/a.md: duplicate"), seen.rules());
    }

    @Test
    void folderThatIsTheSameIsNamedAsAWhole() throws Exception {
        server.commit(SampleTree.of("docs/a.md", "same", "docs/deep/b.md", "same", "c.md", "new"));
        server.commit("release/2", SampleTree.of("docs/a.md", "same", "docs/deep/b.md", "same", "c.md", "old"));
        server.commit("release/1", SampleTree.of("docs/a.md", "older", "docs/deep/b.md", "same", "c.md", "old"));
        var source = source("main, release/*");

        var seen = pass(source);

        assertEquals(
                List.of("release/1/docs/a.md", "release/2/c.md", "main/c.md", "main/docs/a.md", "main/docs/deep/b.md"),
                seen.paths());
        assertEquals(
                List.of(
                        "release/2/docs/: the same folder as handbook/main/docs",
                        "release/1/c.md: the same file as handbook/release/2/c.md",
                        "release/1/docs/deep/: the same folder as handbook/main/docs/deep"),
                seen.leftOut());
        assertEquals(
                List.of("release/2/docs/: the same folder as handbook/main/docs"),
                look(source, "release/2/docs/deep/b.md").leftOut());
    }

    @Test
    void folderUnderOtherAttributesIsAnotherOne() throws Exception {
        server.commit(SampleTree.of(".gitattributes", "*.md linguist-generated", "docs/a.md", "same"));
        server.commit("next", SampleTree.of(".gitattributes", "*.txt linguist-generated", "docs/a.md", "same"));

        assertEquals(List.of("next/docs/a.md"), pass(source("main, next")).paths());
    }

    @Test
    void fileOverALimitIsNamedOnce() throws Exception {
        server.commit(SampleTree.of("a.md", "x".repeat(1001)));
        server.commit("next", SampleTree.of("a.md", "x".repeat(1001), "b.md", "y"));

        var seen = pass(source("main, next"));

        assertEquals(1, seen.failed().size(), seen.failed()::toString);
        assertTrue(seen.failed().get(0).startsWith("main/a.md: it has 1001 bytes"), seen.failed()::toString);
        assertEquals(List.of("next/a.md: duplicate"), seen.rules());
    }

    @Test
    void oldVersionIsShownBeforeTheNewOneTakesItsPlace() throws Exception {
        server.commit(SampleTree.of("a.md", "same"));
        server.commit("release/2", SampleTree.of("a.md", "same"));
        var source = source("main, release/*");
        pass(source);
        server.commit(SampleTree.of("a.md", "changed"));

        assertEquals(List.of("release/2/a.md", "main/a.md"), pass(source).paths());
    }

    @Test
    void whatOneBranchLeavesOutIsReadOnTheNext() throws Exception {
        server.commit(SampleTree.of(".gitattributes", "a.md linguist-generated", "a.md", "same"));
        server.commit("next", SampleTree.of("a.md", "same"));

        var seen = pass(source("main, next"));

        assertEquals(List.of("next/a.md"), seen.paths());
        assertTrue(seen.rules().contains("main/a.md: generated"), seen.rules()::toString);
    }

    @Test
    void missingBranchIsNamedAndKeepsItsDocuments() throws Exception {
        server.commit(SampleTree.of("a.md", "m"));

        var seen = pass(source("main, release/2"));

        assertEquals(List.of("main/a.md"), seen.paths());
        assertEquals(
                List.of("release/2: there is no branch or tag of this name. The repository has the branch main. Correct"
                        + " branch"),
                seen.failed());
    }

    @Test
    void patternThatMatchesNothingIsNamed() throws Exception {
        server.commit(SampleTree.of("a.md", "m"));

        assertEquals(
                List.of("release/*: no branch and no tag matches this pattern. The repository has the branch main."
                        + " Correct branch"),
                pass(source("main, release/*")).failed());
        var failure = assertThrows(SourceException.class, () -> pass(source("release/*")));
        assertTrue(
                String.valueOf(failure.getMessage())
                        .contains("has no branch or tag release/*. It has the branch main. Correct branch"),
                failure::toString);
    }

    @Test
    void exclamationMarkTakesAway() throws Exception {
        for (var branch : List.of("release/1", "release/2", "release/2-rc1")) {
            server.commit(branch, SampleTree.of("a.md", branch));
        }

        assertEquals(
                List.of("release/2/a.md"),
                pass(source("release/*, !release/1, !release/*-rc*")).paths());
    }

    @Test
    void readsTheTwentyNewestAndNamesTheOthers() throws Exception {
        server.commit(SampleTree.of("a.md", "m"));
        for (int i = 1; i <= 21; i++) {
            server.commit("release/" + i, SampleTree.of("a.md", "text " + i));
        }

        var seen = pass(source("main, release/*"));

        var read = IntStream.rangeClosed(3, 21)
                .mapToObj(i -> "release/" + i + "/a.md")
                .toList();
        assertEquals(20, seen.paths().size());
        assertTrue(seen.paths().containsAll(read), seen.paths()::toString);
        assertEquals(2, seen.failed().size());
        assertTrue(
                seen.failed()
                        .get(0)
                        .startsWith("release/1: this branch is not read, because branch matches more than 20"),
                seen.failed()::toString);
    }

    @Test
    void settingSaysHowManyAreRead() throws Exception {
        for (int i = 1; i <= 3; i++) {
            server.commit("release/" + i, SampleTree.of("a.md", "text " + i));
        }
        var options = GitSamples.options(server.url(), GitSamples.branch("release/*", 2), GitAccess.NONE, home);

        var seen = pass(GitSource.remote("handbook", options));

        assertEquals(List.of("release/2/a.md", "release/3/a.md"), seen.paths());
        assertEquals(
                List.of(
                        "release/1: this branch is not read, because branch matches more than 2. Write narrower patterns,"
                                + " take some away with !, or raise max-branches"),
                seen.failed());
    }

    @Test
    void failingFetchRemovesNothing() throws Exception {
        server.commit(SampleTree.of("a.md", "m"));
        var source = source("main, release/*");
        pass(source);
        server.instead(exchange -> exchange.sendResponseHeaders(503, -1));

        assertThrows(SourceException.class, source::refresh);
    }

    @Test
    void fetchesOnlyWhatABranchAdds() throws Exception {
        var large = RemoteGitSourceTest.shuffled(200_000);
        server.commit(SampleTree.of("large.md", large));
        pass(source("main, release/*"));
        server.commit("release/1", SampleTree.of("large.md", large, "b.md", "more"));
        var source = source("main, release/*");

        pass(source);

        int last = server.packs().get(server.packs().size() - 1);
        assertTrue(last < 2_000, server.packs()::toString);
        int packs = server.packs().size();
        pass(source("main, release/*"));
        assertTrue(server.packs().get(packs) < 300, () -> "only the branches are asked for: " + server.packs());
        assertEquals(packs + 1, server.packs().size());
    }

    @Test
    void looksAtOnePathOfOneBranch() throws Exception {
        server.commit(SampleTree.of("docs/a.md", "same", "b.md", "x"));
        server.commit("release/2", SampleTree.of("docs/a.md", "same", "docs/c.md", "old"));
        var source = source("main, release/*, gone");
        pass(source);

        assertEquals(
                List.of("release/2/docs/a.md: the same file as handbook/main/docs/a.md"),
                look(source, "release/2/docs/a.md").leftOut());
        assertEquals(
                List.of("release/2/docs/c.md"),
                look(source, "release/2/docs/c.md").paths());
        assertEquals(List.of("main/docs/a.md"), look(source, "main/docs").paths());
        assertEquals(List.of("release/2/docs/c.md"), look(source, "release/2").paths());
        assertEquals(List.of(), look(source, "nowhere/a.md").paths());
        assertEquals(1, look(source, "gone/docs/a.md").failed().size());
        assertFalse(source.look("release", new RecordingVisitor()), "it is above branches");
    }

    @Test
    void knowsThePathsOfWhatBranchesShare() throws Exception {
        server.commit(SampleTree.of("docs/a.md", "same", "b.md", "new", "c.md", "new"));
        server.commit("release/2", SampleTree.of("docs/a.md", "same", "b.md", "old", "c.md", "new"));
        server.commit("release/1", SampleTree.of("docs/a.md", "same", "docs/d.md", "only here", "b.md", "old"));
        var source = source("main, release/*");
        assertEquals("release/2/docs/a.md", source.indexedPath("release/2/docs/a.md"), "it is not known yet");
        pass(source);

        assertEquals("main/docs/a.md", source.indexedPath("release/2/docs/a.md"), "in a folder that is the same");
        assertEquals("main/docs/a.md", source.indexedPath("release/1/docs/a.md"));
        assertEquals("release/2/b.md", source.indexedPath("release/1/b.md"));
        assertEquals("main/c.md", source.indexedPath("release/2/c.md"));
        for (var path :
                List.of("main/docs/a.md", "release/2/b.md", "release/1/docs/d.md", "nowhere/a.md", "docs/a.md")) {
            assertEquals(path, source.indexedPath(path));
        }
        assertEquals(
                List.of("release/1/docs/a.md", "release/2/docs/a.md"),
                source.otherPaths("main/docs/a.md").stream().sorted().toList());
        assertEquals(List.of("release/1/b.md"), source.otherPaths("release/2/b.md"));
        assertEquals(List.of(), source.otherPaths("main/b.md"));

        server.commit("release/2", SampleTree.of("docs/a.md", "older", "b.md", "old", "c.md", "new"));
        pass(source);
        assertEquals("release/2/docs/a.md", source.indexedPath("release/2/docs/a.md"), "it differs now");
    }

    /** The folder of release/1 is that of release/2, in which one file is that of main. */
    @Test
    void followsWhatIsSharedFromBranchToBranch() throws Exception {
        server.commit(SampleTree.of("docs/a.md", "same", "docs/b.md", "new"));
        server.commit("release/2", SampleTree.of("docs/a.md", "same", "docs/b.md", "old"));
        server.commit("release/1", SampleTree.of("docs/a.md", "same", "docs/b.md", "old", "c.md", "oldest"));
        var source = source("main, release/*");
        pass(source);

        assertEquals("main/docs/a.md", source.indexedPath("release/1/docs/a.md"));
        assertEquals("release/2/docs/b.md", source.indexedPath("release/1/docs/b.md"));
        assertEquals(
                List.of("release/1/docs/a.md", "release/2/docs/a.md"),
                source.otherPaths("main/docs/a.md").stream().sorted().toList());
    }

    @Test
    void branchesStandInTheOrderOfTheSetting() throws Exception {
        for (var branch : List.of("main", "release/1", "release/2")) {
            server.commit(branch, SampleTree.of("a.md", branch));
        }
        var source = source("main, release/*");
        assertEquals(0, source.place("release/1/a.md"), "it is not known yet");
        pass(source);

        assertEquals(
                List.of(0, 1, 2),
                List.of(source.place("main/a.md"), source.place("release/2/a.md"), source.place("release/1/a.md")));
        assertEquals(0, source("main").place("release/1/a.md"));
    }

    @Test
    void knowsThePathAtTheOrigin() throws Exception {
        server.commit(SampleTree.of("docs/a.md", "x"));
        server.commit("release/2", SampleTree.of("docs/a.md", "y"));
        var source = source("main, release/*");

        assertEquals(Optional.of("docs/a.md"), source.pathAtOrigin("release/2/docs/a.md"), "by the setting alone");
        pass(source);
        assertEquals(Optional.of("docs/a.md"), source.pathAtOrigin("main/docs/a.md"));

        var everything = source("*, */*");
        assertEquals(Optional.empty(), everything.pathAtOrigin("release/2/docs/a.md"), "it could be either");
        pass(everything);
        assertEquals(Optional.of("docs/a.md"), everything.pathAtOrigin("release/2/docs/a.md"));
        assertEquals(Optional.of("release/2/a.md"), source("main").pathAtOrigin("release/2/a.md"));
    }

    @Test
    void branchAndTagWhosePathsCouldMeetAreNotBothRead() throws Exception {
        var commit = server.commit("a", SampleTree.of("b/x.md", "branch"));
        server.set("refs/tags/a/b", ObjectId.fromString(commit));

        var seen = pass(source("a, refs/tags/a/*"));

        assertEquals(List.of("a/b/x.md"), seen.paths());
        assertTrue(seen.failed().get(0).startsWith("a/b: this is not read"), seen.failed()::toString);
    }

    @Test
    void readsARepositoryInPlaceToo() throws Exception {
        var repository = new SampleRepository(home.resolve("shop.git"));
        repository.commit("release/1", SampleTree.of("a.md", "1"));
        var main = repository.commit(SampleTree.of("a.md", "m"));
        java.nio.file.Files.writeString(
                repository.folder().resolve("packed-refs"),
                "# pack-refs with: peeled\n" + main + " refs/heads/release/2\n");
        var source = GitSource.local(
                "shop",
                GitSamples.options(repository.folder().toString(), "main, release/*, gone", GitAccess.NONE, home));

        var seen = pass(source);

        assertEquals(List.of("release/1/a.md", "main/a.md"), seen.paths());
        assertEquals(List.of("release/2/a.md: duplicate"), seen.rules());
        assertEquals(1, seen.failed().size());
    }

    private GitSource source(String branches) {
        return GitSource.remote(
                "handbook", GitSamples.options(server.url(), branches, GitAccess.NONE, home.resolve("sources")));
    }

    private static RecordingVisitor pass(GitSource source) throws SourceException {
        source.refresh();
        var seen = new RecordingVisitor();
        source.walk(seen);
        return seen;
    }

    private static RecordingVisitor look(GitSource source, String path) throws SourceException {
        var seen = new RecordingVisitor();
        assertTrue(source.look(path, seen));
        return seen;
    }

    private static SourceFile file(RecordingVisitor seen, String path) {
        return seen.files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static String text(RecordingVisitor seen, String path) throws Exception {
        return new String(file(seen, path).content().read(), UTF_8);
    }
}
