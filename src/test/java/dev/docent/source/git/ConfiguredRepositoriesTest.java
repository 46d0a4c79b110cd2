package dev.docent.source.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.docent.conversation.ConversationStores;
import dev.docent.ingest.read.Formats;
import dev.docent.ingest.read.ReadRemotely;
import dev.docent.settings.Settings;
import dev.docent.settings.ValueRules;
import dev.docent.source.ConfiguredSource;
import dev.docent.source.GitSettings;
import dev.docent.source.SourceContext;
import dev.docent.source.SourceException;
import dev.docent.source.Sources;
import dev.docent.testing.RecordingVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Git repositories, from the names of settings to the files that a pass sees. */
@Tag("slow")
class ConfiguredRepositoriesTest {
    private static final ValueRules RULES =
            new ValueRules(Sources.LOCATIONS, Sources.PATTERNS, ConversationStores.RULE);

    @TempDir
    private Path home;

    private final Map<String, String> settings = new HashMap<>();
    private GitServer server;

    @BeforeEach
    void start() throws Exception {
        server = new GitServer();
        settings.put("docent.home", home.toString());
        settings.put("docent.sources.shop.location", server.url());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void settingsSayWhatIsReadAndHowItIsReached() throws Exception {
        server.commit(SampleTree.of("a.md", "main"));
        var commit = server.commit(
                "release/2",
                SampleTree.of(
                        "docs/a.md",
                        "A",
                        "docs/old/b.md",
                        "B",
                        "build/c.java",
                        "class C {}",
                        "docs/d.md",
                        "x ".repeat(600)));
        server.login("ada", "s3cret/1");
        settings.put("docent.sources.shop.location", server.url().replace("://", "://ada:s3cret%2F1@"));
        settings.put("docent.sources.shop.branch", "release/2");
        settings.put("docent.sources.shop.include", "docs/,build/");
        settings.put("docent.sources.shop.exclude", "old/");
        settings.put("docent.sources.shop.max-file-size", "1KiB");
        settings.put("docent.sources.shop.title", "The Shop");
        settings.put("docent.sources.shop.forge", "gitea");

        var configured = configured();
        var source = configured.source();
        var seen = walk(configured);

        assertEquals(
                List.of("build/c.java", "docs/a.md"),
                seen.paths().stream().sorted().toList());
        assertEquals(List.of("docs/old/: excluded"), seen.rules());
        assertEquals(
                List.of("docs/d.md: it has 1200 bytes, but docent.sources.shop.max-file-size allows 1024. Raise the"
                        + " setting, or split the file."),
                seen.failed());
        assertEquals("The Shop", source.title());
        assertEquals(server.url(), source.location());
        assertEquals(Duration.ofMinutes(15), configured.interval());
        assertEquals(
                Optional.of(server.url().replace(".git", "") + "/src/commit/" + commit
                        + "/docs/a.md?display=source#L{start}-L{end}"),
                source.origin("docs/a.md", seen.files().get(0).revision()));
    }

    @Test
    void severalBranchesAreReadAndTheirLinksHaveNoBranchInThePath() throws Exception {
        server.commit(SampleTree.of("docs/a.md", "main"));
        server.commit("release/1", SampleTree.of("docs/a.md", "old"));
        var commit = server.commit("release/2", SampleTree.of("docs/a.md", "less old", "docs/drafts/b.md", "B"));
        settings.put("docent.sources.shop.branch", "main, release/*, !release/1");
        settings.put("docent.sources.shop.exclude", "/docs/drafts/");
        settings.put("docent.sources.shop.forge", "gitea");

        var configured = configured();
        var seen = walk(configured);

        assertEquals(List.of("release/2/docs/a.md", "main/docs/a.md"), seen.paths());
        assertEquals(List.of("release/2/docs/drafts/: excluded"), seen.rules(), "patterns do not name the branch");
        assertEquals(
                Optional.of(server.url().replace(".git", "") + "/src/commit/" + commit
                        + "/docs/a.md?display=source#L{start}-L{end}"),
                configured.source().origin("release/2/docs/a.md", commit));
        assertEquals(
                List.of("main", "release/2"),
                List.copyOf(configured.source().revisions().keySet()));
    }

    @Test
    void aTokenMayStandInItsOwnSettings() throws Exception {
        server.commit(SampleTree.of("a.md", "A"));
        server.login("ada", "tok3n");
        settings.put("docent.sources.shop.username", "ada");
        settings.put("docent.sources.shop.password", "tok3n");

        assertEquals(List.of("a.md"), walk(configured()).paths());
    }

    @Test
    void noMessageAndNoFileShowsASecret() throws Exception {
        server.commit(SampleTree.of("a.md", "A"));
        server.login("ada", "other");
        settings.put("docent.sources.shop.location", server.url().replace("://", "://ada:s3cret@"));
        var configured = configured();

        var failure = assertThrows(SourceException.class, () -> walk(configured));

        assertFalse(String.valueOf(failure.getMessage()).contains("s3cret"), failure.getMessage());
        assertFalse(configured.toString().contains("s3cret"), configured.toString());
        server.login("ada", "s3cret");
        walk(configured);
        try (Stream<Path> files = Files.walk(home)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file, ISO_8859_1).contains("s3cret"), file.toString());
            }
        }
    }

    @Test
    void theSettingSaysHowManyBranchesAreRead() throws Exception {
        server.commit("release/1", SampleTree.of("a.md", "old"));
        server.commit("release/2", SampleTree.of("a.md", "new"));
        settings.put("docent.sources.shop.branch", "release/*");
        settings.put("docent.sources.shop.max-branches", "1");

        assertEquals(List.of("release/2/a.md"), walk(configured()).paths());
    }

    @Test
    void aRepositoryOnThisMachineIsNamedByItsFolderOrItsUrl() throws Exception {
        var repository = new SampleRepository(home.resolve("wiki.git"));
        var commit = repository.commit(SampleTree.of("a.md", "A"));
        settings.remove("docent.sources.shop.location");
        for (var location : List.of(
                repository.folder().toString(), repository.folder().toUri().toString())) {
            settings.put("docent.docs", location);

            var configured = configured();
            var seen = walk(configured);

            assertEquals("wiki", configured.source().name());
            assertEquals(List.of("a.md"), seen.paths());
            assertEquals(commit, seen.files().get(0).revision());
        }
    }

    private ConfiguredSource configured() {
        var read = Settings.read(settings, RULES);
        var context = new SourceContext(
                read.locations(),
                read.index(),
                read.outgoing(),
                Formats.all(),
                GitSettings.NONE,
                new ReadRemotely(Clock.systemUTC()));
        return Sources.of(read.index().sources(), context).get(0);
    }

    private static RecordingVisitor walk(ConfiguredSource configured) throws SourceException {
        var seen = new RecordingVisitor();
        configured.source().refresh();
        configured.source().walk(seen);
        return seen;
    }
}
