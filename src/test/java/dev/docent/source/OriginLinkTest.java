package dev.docent.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.settings.Forge;
import dev.docent.settings.SourceSettings;
import dev.docent.settings.SourceType;
import dev.docent.testing.SourceSamples;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where people see lines of documents, by the links and forges of the settings. */
class OriginLinkTest {
    private static final String GITHUB = "/blob/c0ffee/docs/a.md?plain=1#L{start}-L{end}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "https://github.com/team/docs.git | https://github.com/team/docs" + GITHUB,
                "https://github.com/team/docs/ | https://github.com/team/docs" + GITHUB,
                "git@github.com:team/docs.git | https://github.com/team/docs" + GITHUB,
                "ssh://git@ssh.github.com:443/team/docs.git | https://github.com/team/docs" + GITHUB,
                "git://github.com/team/docs | https://github.com/team/docs" + GITHUB,
                "https://github.example.com:8443/team/docs.git | https://github.example.com:8443/team/docs" + GITHUB,
                "https://gitlab.com/a/b/docs.git"
                        + " | https://gitlab.com/a/b/docs/-/blob/c0ffee/docs/a.md?plain=1#L{start}-{end}",
                "git@gitlab.intranet:a/docs.git"
                        + " | https://gitlab.intranet/a/docs/-/blob/c0ffee/docs/a.md?plain=1#L{start}-{end}",
                "https://codeberg.org/a/docs"
                        + " | https://codeberg.org/a/docs/src/commit/c0ffee/docs/a.md?display=source#L{start}-L{end}",
                "git@forgejo.intranet:a/docs |"
                        + " https://forgejo.intranet/a/docs/src/commit/c0ffee/docs/a.md?display=source#L{start}-L{end}",
                "git@bitbucket.org:a/docs.git"
                        + " | https://bitbucket.org/a/docs/src/c0ffee/docs/a.md#lines-{start}:{end}",
                "https://bitbucket.intranet/scm/TEAM/docs.git | https://bitbucket.intranet/projects/TEAM/repos/docs"
                        + "/browse/docs/a.md?at=c0ffee#{start}-{end}",
                "https://bitbucket.intranet/context/scm/TEAM/docs.git |"
                        + " https://bitbucket.intranet/context/projects/TEAM"
                        + "/repos/docs/browse/docs/a.md?at=c0ffee#{start}-{end}",
                "ssh://git@bitbucket.intranet:7999/TEAM/docs.git | https://bitbucket.intranet/projects/TEAM/repos/docs"
                        + "/browse/docs/a.md?at=c0ffee#{start}-{end}",
                "https://dev.azure.com/org/project/_git/docs | https://dev.azure.com/org/project/_git/docs"
                        + "?path=/docs/a.md&version=GCc0ffee&_a=contents&line={start}&lineEnd={end}&lineStartColumn=1"
                        + "&lineEndColumn=9999",
                "git@ssh.dev.azure.com:v3/org/project/docs | https://dev.azure.com/org/project/_git/docs"
                        + "?path=/docs/a.md&version=GCc0ffee&_a=contents&line={start}&lineEnd={end}&lineStartColumn=1"
                        + "&lineEndColumn=9999",
                "org@vs-ssh.visualstudio.com:v3/org/project/docs | https://org.visualstudio.com/project/_git/docs"
                        + "?path=/docs/a.md&version=GCc0ffee&_a=contents&line={start}&lineEnd={end}&lineStartColumn=1"
                        + "&lineEndColumn=9999",
                "https://git.example.com/team/docs.git | -",
                "file:///srv/git/docs.git | -",
                "/srv/git/docs.git | -",
            })
    void knowsForgesByTheirHosts(String location, @Nullable String address) {
        assertEquals(Optional.ofNullable(address), address(source(location, null, null), "docs/a.md", "c0ffee"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GITHUB | https://git.example.com/team/docs" + GITHUB,
                "GITLAB | https://git.example.com/team/docs/-/blob/c0ffee/docs/a.md?plain=1#L{start}-{end}",
                "SOURCEGRAPH"
                        + " | https://sourcegraph.com/git.example.com/team/docs@c0ffee/-/blob/docs/a.md?L{start}-{end}",
            })
    void settingsNameTheForgeOfOtherHosts(Forge forge, String address) {
        var source = source("git@git.example.com:team/docs.git", forge, null);

        assertEquals(Optional.of(address), address(source, "docs/a.md", "c0ffee"));
    }

    @Test
    void namesCannotChangeTheAddressAroundThem() {
        var source = source("/srv/docs", null, "https://x/{revision}/{path}?l={start}#{end}");

        assertEquals(
                Optional.of("https://x/a%23b/50%25%20%7Bend%7D/%C3%BC%3F%26%2B.md?l={start}#{end}"),
                address(source, "50% {end}/ü?&+.md", "a#b"));
    }

    @Test
    void withoutARevisionThereIsNoAddressThatNeedsOne() {
        assertEquals(Optional.empty(), address(source("git@github.com:team/docs", null, null), "a.md", null));
        assertEquals(
                Optional.of("https://wiki/a.md"), address(source("/srv", null, "https://wiki/{path}"), "a.md", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://x/{path}?plain=1#L{start}-L{end} | https://x/a.pdf?plain=1",
                "https://x/{path}?L{start}-{end} | https://x/a.pdf",
                "https://x/{path}?L={start}&e={end} | https://x/a.pdf",
                "https://x/{path}?a=b&line={start}&lineEnd={end}&c=d | https://x/a.pdf?a=b&c=d",
                "https://x/{path}?line={start}&c=d#top | https://x/a.pdf?c=d#top",
                "https://x/?path={path}&line={start} | https://x/?path=a.pdf",
            })
    void documentsWithOtherLinesThanTheirFilesHaveAddressesWithoutLines(String link, String address) {
        assertEquals(Optional.of(address), address(source("/srv", null, link), "a.pdf", null));
    }

    @Test
    void aSourceWithoutSettingsAsksItself() {
        var source = Sources.of(List.of(SourceSamples.item("/srv/docs")), SourceSamples.context())
                .get(0)
                .source();

        assertEquals(Optional.empty(), source.origin("a.md", "c0ffee"));
    }

    private static Optional<String> address(SourceSettings source, String path, @Nullable String revision) {
        return ForgeLinks.of(source).flatMap(link -> link.of(path, revision));
    }

    private static SourceSettings source(String location, @Nullable Forge forge, @Nullable String link) {
        var plain = SourceSamples.source("docs", location, SourceType.GIT);
        var look = new SourceSettings.Look(null, 0, link, forge);
        return new SourceSettings(
                plain.name(), plain.where(), plain.credentials(), plain.selection(), plain.times(), look);
    }
}
