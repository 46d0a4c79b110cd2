package dev.docent.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.testing.RecordingVisitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a working tree: those that {@code git ls-files --cached --others --exclude-standard} shows. */
class GitFolderTest {
    @TempDir
    Path top;

    @Test
    void whatIsTrackedIsReadThoughARuleIgnoresIt() throws Exception {
        write(".gitignore", "forced/\n/README.md\n*.log.md\n");
        write(
                "README.md",
                "forced/kept.md",
                "forced/deep/x.md",
                "forced/deep/untracked.md",
                "forced/untracked.md",
                "a.log.md");
        write("forced/.gitignore", "!untracked.md\n");
        index("v2");

        var seen = walk(top);

        assertEquals(List.of("README.md", "forced/deep/x.md", "forced/kept.md"), sorted(seen));
        assertEquals(
                List.of(
                        "a.log.md: ignored",
                        "forced/.gitignore: ignored",
                        "forced/deep/untracked.md: ignored",
                        "forced/untracked.md: ignored"),
                ignored(seen));
    }

    @Test
    void whatIsTrackedIsReadInFoldersOfBuildsToo() throws Exception {
        write("build/a.js", "bin/b.js");
        Files.createDirectories(top.resolve(".git"));
        assertEquals(List.of(), sorted(walk(top)));

        write("forced/kept.md");
        index("v2");
        Files.move(top.resolve("forced"), top.resolve("build/forced"));

        assertEquals(List.of("build/forced/kept.md"), sorted(walk(top)));
    }

    @Test
    void folderBelowTheTopKnowsWhatIsTracked() throws Exception {
        write(".gitignore", "*.md\n");
        write("forced/kept.md", "forced/deep/x.md", "forced/other.md");
        index("v4");

        assertEquals(List.of("deep/x.md", "kept.md"), sorted(walk(top.resolve("forced"))));
    }

    @Test
    void rulesOfTheRepositoryAndOfTheUserCount() throws Exception {
        write("a.md", "local/b.md", "c.bak.md", "d.md");
        write(".git/info/exclude", "local/\n!d.md\n");
        write("home/global", "*.bak.md\nd.md\n/home/\n");
        write("home/.gitconfig", "[core]\n\texcludesFile = ~/global\n");

        assertEquals(List.of("a.md", "d.md"), sorted(walk(top, user())));
    }

    @Test
    void rulesOfTheUserAreFoundInTheirUsualPlaceUnlessTheRepositoryNamesOthers() throws Exception {
        write("a.md", "b.md", ".git/HEAD");
        write("home/.config/git/ignore", "a.md\n/home/\n");
        assertEquals(List.of("b.md"), sorted(walk(top, user())));

        write(".git/config", "[core]\n\texcludesfile = other.rules\n");
        write("other.rules", "b.md\n/home/\n");
        assertEquals(List.of("a.md"), sorted(walk(top, user())));
    }

    @Test
    void linkedWorkingTreeHasItsOwnIndexAndTheRulesOfItsRepository() throws Exception {
        write("tree/.gitignore", "forced/\n");
        write("tree/forced/kept.md", "tree/forced/other.md", "tree/local/a.md");
        write("tree/.git", "gitdir: ../main/.git/worktrees/tree\n");
        write("main/.git/worktrees/tree/commondir", "../..\n");
        write("main/.git/info/exclude", "local/\n");
        Files.copy(GitIndexTest.INDEXES.resolve("v2.index"), top.resolve("main/.git/worktrees/tree/index"));

        assertEquals(List.of("forced/kept.md"), sorted(walk(top.resolve("tree"))));
    }

    @Test
    void repositoryOfTheOtherHashIsRead() throws Exception {
        write(".gitignore", "forced/\n");
        write(".git/config", "[extensions]\n\tobjectFormat = sha256\n");
        write("forced/kept.md", "forced/other.md");
        index("sha256");

        assertEquals(List.of("forced/kept.md"), sorted(walk(top)));
    }

    @Test
    void repositoryInsideAnotherHasItsOwnRules() throws Exception {
        write(".gitignore", "notes.md\n");
        write(".git/HEAD", "sub/notes.md", "notes.md", "sub/draft.md");
        write("sub/.git/info/exclude", "draft.md\n");

        assertEquals(List.of("sub/notes.md"), sorted(walk(top)));
    }

    @Test
    void everyIgnoredFileIsReported() throws Exception {
        write(".gitignore", "logs/\nx.md\n");
        write("logs/a.md", "logs/b.md", "x.md", "y.md");

        var seen = walk(top);

        assertEquals(List.of("y.md"), sorted(seen));
        assertEquals(List.of("logs/: ignored", "x.md: ignored"), ignored(seen));
    }

    /** Files are named by their place seen from the source, never by a path of the server. */
    @Test
    void everyIgnoredFileNamesTheLineThatDecided() throws Exception {
        write(".gitignore", "# rules\n\n*.log.md\ndocs/deep/\n");
        write("docs/.gitignore", "!b.log.md\nc.md\r\nc*.md\n");
        write(".git/info/exclude", "d.md\n");
        write("home/global", "\ne.md\n");
        write("home/.gitconfig", "[core]\n\texcludesFile = ~/global\n");
        write("docs/a.log.md", "docs/b.log.md", "docs/c.md", "docs/d.md", "docs/deep/x.md", "docs/e.md", "docs/f.md");
        write("docs/sub/.gitignore", "\uFEFFx.md\n");
        write("docs/sub/x.md");

        assertEquals(
                List.of(
                        "a.log.md: git ignores it: line 3 of ../.gitignore says *.log.md",
                        "c.md: git ignores it: line 3 of .gitignore says c*.md",
                        "d.md: git ignores it: line 1 of .git/info/exclude says d.md",
                        "deep/: git ignores it: line 4 of ../.gitignore says docs/deep/",
                        "e.md: git ignores it: line 2 of core.excludesFile says e.md",
                        "sub/x.md: git ignores it: line 1 of sub/.gitignore says x.md"),
                walk(top.resolve("docs"), user()).leftOut().stream()
                        .filter(line -> line.contains("git ignores"))
                        .sorted()
                        .toList());
    }

    @Test
    void whatIsNotTrackedInAnIgnoredFolderNamesTheLineThatIgnoresTheFolder() throws Exception {
        write(".gitignore", "forced/\n");
        write("forced/kept.md", "forced/deep/untracked.md", "forced/deep/x.md");
        index("v2");

        assertEquals(
                List.of("forced/deep/untracked.md: git ignores it: line 1 of .gitignore says forced/"),
                walk(top).leftOut().stream()
                        .filter(line -> line.contains("git ignores"))
                        .toList());
    }

    private GitSettings user() {
        return GitSettings.of(Map.of("GIT_CONFIG_NOSYSTEM", "1"), top.resolve("home"));
    }

    private void index(String name) throws IOException {
        Files.createDirectories(top.resolve(".git"));
        Files.copy(GitIndexTest.INDEXES.resolve(name + ".index"), top.resolve(".git/index"));
    }

    private void write(String path, String... more) throws IOException {
        boolean oneWithText = more.length == 1 && (more[0].contains("\n"));
        Path file = top.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, oneWithText ? more[0] : path);
        if (!oneWithText) {
            for (var other : more) {
                write(other);
            }
        }
    }

    private static List<String> sorted(RecordingVisitor seen) {
        return seen.paths().stream()
                .filter(path -> path.endsWith(".md") || path.endsWith(".js"))
                .sorted()
                .toList();
    }

    private static List<String> ignored(RecordingVisitor seen) {
        return seen.rules().stream()
                .filter(rule -> rule.endsWith(": ignored"))
                .sorted()
                .toList();
    }

    private static RecordingVisitor walk(Path folder) throws Exception {
        return walk(folder, GitSettings.NONE);
    }

    private static RecordingVisitor walk(Path folder, GitSettings git) throws Exception {
        var options = new FolderOptions(path -> 1000, false, null, FolderSourceTest::kind, git);
        var visitor = new RecordingVisitor();
        new FolderSource("docs", folder, options).walk(visitor);
        assertEquals(List.of(), visitor.failed());
        return visitor;
    }
}
