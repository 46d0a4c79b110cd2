package dev.docent.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.FileKind;
import dev.docent.home.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {
    private static final Places PLACES =
            Places.of(Map.of("user.home", "/home/ada", "user.dir", "/home/ada/work"), Map.of());

    @Test
    void takesTheGuideWhenNothingIsNamed() {
        assertEquals(List.of("guide"), names());
    }

    @Test
    void namesSourcesByTheirFolders() {
        assertEquals(List.of("docs", "docs-2", "handbook"), names("/a/docs", "/b/docs/", "/c/handbook"));
    }

    @Test
    void findsFoldersAndReadsEachOnce() {
        assertEquals(
                List.of("/home/ada/notes", "/home/ada/guides", "/home/ada"),
                sources("~/notes", "../guides", "~", "~/notes/", "/home/ada/../ada").stream()
                        .map(Source::location)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://git.example/a.git", "git@host:team/docs.git", "ssh://x/y", "me@host:docs/x"})
    void refusesGitUrls(String url) {
        var failure = assertThrows(IllegalArgumentException.class, () -> names(url));

        assertTrue(String.valueOf(failure.getMessage()).contains("clone it"), failure.getMessage());
    }

    @Test
    void keepsPasswordsOutOfTheMessage() {
        var failure = assertThrows(IllegalArgumentException.class, () -> names("https://me:secret@git.example/a.git"));

        assertFalse(String.valueOf(failure.getMessage()).contains("secret"), failure.getMessage());
    }

    @Test
    void refusesWhatIsNoPath() {
        assertThrows(IllegalArgumentException.class, () -> names("/a/\0"));
    }

    @Test
    void guideListsEveryPage() throws IOException {
        try (var files = Files.list(Path.of("docs"))) {
            var pages = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .sorted()
                    .toList();

            assertEquals(
                    pages,
                    Files.readAllLines(Path.of("docs/pages.txt")),
                    "docs/pages.txt must list every page of docs/ (not of the folders below it), sorted");
        }
    }

    private static List<String> names(String... values) {
        return sources(values).stream().map(Source::name).toList();
    }

    private static List<Source> sources(String... values) {
        return Sources.of(List.of(values), PLACES, FolderOptions.of(1000, path -> FileKind.PROSE));
    }
}
