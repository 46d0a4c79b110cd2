package dev.docent.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitConfigTest {
    @TempDir
    Path folder;

    @Test
    void readsValuesAsGitWritesThem() throws IOException {
        var config = read("""
                ; a comment
                [core]
                \tbare = false # not this
                \texcludesFile = "~/my ignore;1" ; nor this
                [CORE] longPaths
                \tspaced   =   a  b \s
                \tescaped = a\\\\b\\"c\\td
                \tcontinued = one \\
                two
                [branch "main"]
                \tremote = origin
                """);

        assertEquals(Optional.of("false"), config.get("core.bare"));
        assertEquals(Optional.of("~/my ignore;1"), config.get("core.excludesfile"));
        assertEquals(Optional.of("true"), config.get("core.longpaths"));
        assertEquals(Optional.of("a  b"), config.get("core.spaced"));
        assertEquals(Optional.of("a\\b\"c\td"), config.get("core.escaped"));
        assertEquals(Optional.of("one two"), config.get("core.continued"));
        assertEquals(Optional.empty(), config.get("branch.remote"));
        assertEquals(Optional.of(folder.resolve("my ignore;1")), config.path("core.excludesfile", Path.of("/")));
    }

    @Test
    void laterFilesWinAndIncludedOnesCountAtTheirPlace() throws IOException {
        Files.writeString(folder.resolve("more"), "[core]\na = included\nb = included\n");
        var config = read("[core]\na = first\n[include]\npath = more\n[core]\nb = last\n");

        assertEquals(Optional.of("included"), config.get("core.a"));
        assertEquals(Optional.of("last"), config.get("core.b"));
    }

    @Test
    void fileThatIncludesItselfEnds() throws IOException {
        assertEquals(
                Optional.of("1"),
                read("[core]\na = 1\n[include]\npath = config\n").get("core.a"));
    }

    @Test
    void findsTheFilesWhereGitLooksForThem() {
        Path home = Path.of("/home/ada");

        assertEquals(
                new GitSettings(
                        home,
                        List.of(
                                Path.of("/etc/gitconfig"),
                                Path.of("/home/ada/.config/git/config"),
                                Path.of("/home/ada/.gitconfig")),
                        Path.of("/home/ada/.config/git/ignore")),
                GitSettings.of(Map.of(), home));
        assertEquals(
                new GitSettings(Path.of("/srv/ada"), List.of(Path.of("/x/global")), Path.of("/conf/git/ignore")),
                GitSettings.of(
                        Map.of(
                                "HOME", "/srv/ada",
                                "XDG_CONFIG_HOME", "/conf",
                                "GIT_CONFIG_NOSYSTEM", "1",
                                "GIT_CONFIG_GLOBAL", "/x/global"),
                        home));
    }

    private GitConfig read(String text) throws IOException {
        Path file = folder.resolve("config");
        Files.writeString(file, text);
        var config = new GitConfig(folder);
        config.read(file);
        return config;
    }
}
