package dev.docent.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.settings.SourceSettings;
import dev.docent.settings.SourceType;
import dev.docent.testing.SourceSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {
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

    @Test
    void namesInTheSettingsComeFirst() {
        assertEquals(
                List.of("docs-2", "docs", "handbook"),
                Sources.of(
                                List.of(
                                        SourceSamples.item("/a/docs"),
                                        SourceSamples.source("docs", "/b"),
                                        SourceSamples.source("handbook", "/b")),
                                SourceSamples.context())
                        .stream()
                        .map(configured -> configured.source().name())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "/srv/handbook, FOLDER",
        "~/notes, FOLDER",
        "C:\\docs, FOLDER",
        "C:/docs, FOLDER",
        "wiki:notes, FOLDER",
        "me@work/notes:old, FOLDER",
        "/srv/git/handbook.git, GIT",
        "../handbook.git/, GIT",
        "ssh://git@git.example:7999/team/docs, GIT",
        "git@git.example:team/docs, GIT",
        "me@host:docs, GIT",
        "file:///srv/git/handbook, GIT",
        "git://git.example/docs, GIT",
        "https://git.example/team/docs.git, GIT",
        "HTTPS://git.example/team/docs.git/, GIT",
        "https://github.com/team/docs, GIT",
        "https://gitlab.com/team/docs/, GIT",
        "https://gitlab.com/team/group/docs, GIT",
        "https://gitlab.com/team/docs/-/blob/main/a.md, WEB",
        "https://codeberg.org/team/docs, GIT",
        "https://bitbucket.org/team/docs, GIT",
        "https://dev.azure.com/team/project/_git/docs, GIT",
        "https://github.com/team/docs/wiki, WEB",
        "https://docs.example.com/, WEB",
        "http://docs.example.com/sitemap.xml, WEB",
        "https://docs.example.com/?page=a.git, WEB",
    })
    void knowsTypesByTheFormOfLocations(String location, SourceType type) {
        assertEquals(type, LocationType.of(location));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://files.example/docs", "s3://bucket/docs", "jdbc:sqlite://x"})
    void refusesOtherUrls(String url) {
        assertThrows(IllegalArgumentException.class, () -> names(url));
    }

    @ParameterizedTest
    @CsvSource({
        "git://git.example/a.git, over https",
        "https://docs.example/a b, ",
        "https:///a, http or https URL",
        "https://docs.example/?a=1&access_token=s3cret, set a password or a header",
    })
    void saysWhatIsWrongWithAnAddressWithoutShowingIt(String url, @Nullable String advice) {
        var failure = assertThrows(IllegalArgumentException.class, () -> names(url));

        assertFalse(String.valueOf(failure.getMessage()).contains("s3cret"), failure.getMessage());
        assertTrue(String.valueOf(failure.getMessage()).contains(advice == null ? "" : advice), failure.getMessage());
    }

    @Test
    void namesWebSitesByTheirServers() {
        assertEquals(
                List.of("docs.example", "docs.example-2", "wiki"),
                names("https://Docs.example/guide/", "https://docs.example:8080/", "http://wiki/sitemap.xml"));
        assertEquals(SourceKind.WEB, sources("https://docs.example/").get(0).kind());
        assertEquals(
                "https://docs.example/", sources("https://docs.example/").get(0).location());
    }

    @Test
    void aFolderIsNoUrlWhateverItsTypeSays() {
        var source = SourceSamples.source("docs", "https://docs.example/", SourceType.FOLDER);

        assertThrows(IllegalArgumentException.class, () -> Sources.of(List.of(source), SourceSamples.context()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"# comment", "/", "!"})
    void refusesPatternsThatMatchNothing(String pattern) {
        var failure = assertThrows(
                IllegalArgumentException.class,
                () -> Sources.PATTERNS
                        .check()
                        .accept(pattern, SourceSamples.context().locations().places()));

        assertTrue(String.valueOf(failure.getMessage()).contains(pattern), failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "https://git.example/team/docs.git, docs",
        "https://github.com/team/handbook, handbook",
        "git@host:team/docs.git, docs",
        "ssh://git@host:2222/docs, docs",
        "file:///srv/notes.git, notes",
        "/srv/repositories/wiki.git/, wiki",
    })
    void namesRepositoriesByTheLastPartOfTheirAddress(String location, String name) {
        var source = sources(location).get(0);

        assertEquals(name, source.name());
        assertEquals(SourceKind.GIT, source.kind());
    }

    @Test
    void readsAWorkingTreeAsARepositoryIfItsTypeSaysSo() {
        var source = SourceSamples.source("docs", "/srv/clone/.git", SourceType.GIT);

        assertEquals(
                SourceKind.GIT,
                Sources.of(List.of(source), SourceSamples.context())
                        .get(0)
                        .source()
                        .kind());
        assertEquals("clone", names("/srv/clone/.git").get(0));
    }

    @Test
    void keepsPasswordsOutOfTheMessage() {
        var failure = assertThrows(IllegalArgumentException.class, () -> names("git://me:secret@git.example/a.git"));

        assertFalse(String.valueOf(failure.getMessage()).contains("secret"), failure.getMessage());
    }

    @Test
    void refusesWhatIsNoPath() {
        assertThrows(IllegalArgumentException.class, () -> names("/a/\0"));
    }

    @Test
    void eachSourceIsReadAgainAfterItsOwnTime() {
        var folder = SourceSamples.source("a", "/srv/a");
        var often = new SourceSettings(
                "b",
                folder.where(),
                folder.credentials(),
                folder.selection(),
                new SourceSettings.LookTime(Duration.ofSeconds(30), null),
                SourceSettings.Look.PLAIN);

        assertEquals(List.of(Duration.ofMinutes(10), Duration.ofSeconds(30)), intervals(List.of(folder, often)));
        assertEquals(List.of(Duration.ofMinutes(10)), intervals(List.of()));
    }

    private static List<Duration> intervals(List<SourceSettings> settings) {
        return Sources.of(settings, SourceSamples.context()).stream()
                .map(ConfiguredSource::interval)
                .toList();
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
        return Sources.of(Arrays.stream(values).map(SourceSamples::item).toList(), SourceSamples.context()).stream()
                .map(ConfiguredSource::source)
                .toList();
    }
}
