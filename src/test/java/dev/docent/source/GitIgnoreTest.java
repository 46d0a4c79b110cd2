package dev.docent.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitIgnoreTest {
    /** Rules are separated by spaces; a path that ends with a slash is a folder. */
    @ParameterizedTest
    @CsvSource({
        "*.log, a.log, true",
        "*.log, x/y/a.log, true",
        "*.log, a.logs, false",
        "/a.log, a.log, true",
        "/a.log, x/a.log, false",
        "x/a.log, x/a.log, true",
        "x/a.log, y/x/a.log, false",
        "docs/, docs/, true",
        "docs/, docs, false",
        "docs/, x/docs/, true",
        "/docs/, x/docs/, false",
        "**/docs, docs, true",
        "**/docs, x/y/docs, true",
        "x/**, x/a, true",
        "x/**, x/a/b, true",
        "x/**, x/, false",
        "a/**/b, a/b, true",
        "a/**/b, a/x/y/b, true",
        "a/**/b, ab, false",
        "a/*/b, a/x/b, true",
        "a/*/b, a/x/y/b, false",
        "a**b, axxb, true",
        "x/a**b, x/a/b, false",
        "*.log !keep.log, keep.log, false",
        "*.log !keep.log, x/keep.log, false",
        "!keep.log *.log, keep.log, true",
        "foo?, foox, true",
        "foo?, foo, false",
        "f[a-c]o, fbo, true",
        "f[a-c]o, fdo, false",
        "f[!a-c]o, fdo, true",
        "f[^a-c]o, fbo, false",
        "f[]]o, f]o, true",
        "f[[:digit:]]o, f7o, true",
        "f[[:digit:]]o, fxo, false",
        "f[abc, fa, false",
        "\\#a, #a, true",
        "#a, #a, false",
        "\\!a, !a, true",
        "a\\*b, a*b, true",
        "a\\*b, axb, false",
        "a\\, a, false",
        "*a*b*c*, xaxbxcx, true",
        "*a*b*c*, xaxcxbx, false",
        "/, a, false",
        "a/, a/, true",
    })
    void decidesLikeGit(String rules, String path, boolean ignored) {
        var gitIgnore = GitIgnore.NONE.with(List.of(), ".gitignore", rules.replace(' ', '\n'));

        assertEquals(ignored, ignores(gitIgnore, path), rules + " on " + path);
    }

    @Test
    void spacesAtTheEndCountOnlyAfterABackslash() {
        assertEquals(true, ignores(GitIgnore.NONE.with(List.of(), ".gitignore", "a  "), "a"));
        assertEquals(true, ignores(GitIgnore.NONE.with(List.of(), ".gitignore", "a\\ "), "a "));
        assertEquals(false, ignores(GitIgnore.NONE.with(List.of(), ".gitignore", "a\\ "), "a"));
    }

    @Test
    void readsFilesOfWindows() {
        assertEquals(true, ignores(GitIgnore.NONE.with(List.of(), ".gitignore", "\uFEFFa\r\nb\r\n"), "a"));
    }

    @Test
    void deeperFileDecidesFirst() {
        var top = GitIgnore.NONE.with(List.of(), ".gitignore", "*.log\n!b.log");
        var deeper = top.with(List.of("x"), "x/.gitignore", "!a.log\n/b.log");

        assertEquals(false, ignores(deeper, "x/a.log"));
        assertEquals(true, ignores(deeper, "x/b.log"));
        assertEquals(true, ignores(deeper, "x/c.log"));
        assertEquals(false, ignores(deeper, "x/y/b.log"));
    }

    private static boolean ignores(GitIgnore rules, String path) {
        boolean directory = path.endsWith("/");
        return rules.ignores(Arrays.asList(path.split("/")), directory);
    }
}
