package dev.docent.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.conversation.ConversationStores;
import dev.docent.source.Sources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Right and wrong settings below {@code docent.sources}, and what {@code docent.docs} says about sources. */
final class SourceSettingsTest {
    /** Reads repositories and websites too, whether or not there is a class for them. */
    private static final LocationRule ALL_TYPES =
            new LocationRule("a place", "places", "/srv/handbook", (location, written, places) -> {
                if (location.startsWith("nowhere")) {
                    throw new IllegalArgumentException("it is nowhere");
                }
                return written != null ? written : location.contains("git") ? SourceType.GIT : typeOf(location);
            });

    @TempDir
    Path folder;

    private final Map<String, String> context = new HashMap<>();
    private final Properties system = new Properties();
    private final Map<String, String> environment = new HashMap<>();

    private static SourceType typeOf(String location) {
        return location.contains("://") ? SourceType.WEB : SourceType.FOLDER;
    }

    @BeforeEach
    void standAtHome() {
        system.setProperty("user.home", folder.toString());
        system.setProperty("user.dir", folder.toString());
    }

    private List<SourceSettings> sources() {
        var rules = new ValueRules(ALL_TYPES, Sources.PATTERNS, ConversationStores.RULE);
        return SettingsReader.read(context, system, environment, rules).index().sources();
    }

    private SourceSettings only() {
        var sources = sources();
        assertEquals(1, sources.size(), sources.toString());
        return sources.get(0);
    }

    private List<String> mistakes() {
        return assertThrows(SettingsException.class, this::sources).mistakes();
    }

    private void set(String ending, String value) {
        system.setProperty("docent.sources.handbook." + ending, value);
    }

    private static @Nullable String value(@Nullable Secret secret) {
        return secret == null ? null : secret.value();
    }

    @Test
    void aLocationIsEnough() {
        set("location", "/srv/handbook");

        assertEquals(
                new SourceSettings(
                        "handbook",
                        new SourceSettings.Where("/srv/handbook", SourceType.FOLDER),
                        SourceSettings.Credentials.NONE,
                        SourceSettings.Selection.ALL,
                        SourceSettings.LookTime.DEFAULT,
                        SourceSettings.Look.PLAIN),
                only());
    }

    @Test
    void readsEverySetting() {
        set("location", "https://git.example/docs.git");
        set("type", "Git");
        set("branch", "release/2.0");
        set("include", "docs/, *.md, a\\,b");
        set("exclude", "!old/");
        set("interval", "5m");
        set("timeout", "3h");
        set("forge", "gitea");
        set("username", "ada");
        set("password", "s3cret");
        set("headers.x-team", "docs");
        set("max-file-size", "2MiB");
        set("title", "The handbook");
        set("priority", "-5");

        assertEquals(
                new SourceSettings(
                        "handbook",
                        new SourceSettings.Where(
                                "https://git.example/docs.git", SourceType.GIT, List.of("release/2.0"), 20),
                        new SourceSettings.Credentials(
                                new Secret("ada"), new Secret("s3cret"), null, Map.of("x-team", new Secret("docs"))),
                        new SourceSettings.Selection(
                                List.of("docs/", "*.md", "a,b"),
                                List.of("!old/"),
                                2L << 20,
                                SourceSettings.Crawl.DEFAULT),
                        new SourceSettings.LookTime(Duration.ofMinutes(5), Duration.ofHours(3)),
                        new SourceSettings.Look("The handbook", -5, null, Forge.GITEA)),
                only());
    }

    @Test
    void branchesAreAListOfNamesAndPatterns() {
        set("location", "https://git.example/docs.git");
        set("branch", "main, refs/tags/v*, release/[0-9].?, !release/0.*");

        assertEquals(
                List.of("main", "refs/tags/v*", "release/[0-9].?", "!release/0.*"),
                only().where().branches());
    }

    @Test
    void howManyBranchesAreReadIsASetting() {
        set("location", "https://git.example/docs.git");
        set("branch", "release/*");
        assertEquals(20, only().where().maxBranches());

        set("max-branches", "50");
        assertEquals(50, only().where().maxBranches());
    }

    @Test
    void aRepositoryMayBeReachedWithAKeyAndShownByAnyLink() {
        set("location", "git@git.example:docs");
        set("key", "/run/secrets/docs-key");
        set("link", "https://git.example/docs/{revision}/{path}#L{start}-L{end}");

        assertEquals("/run/secrets/docs-key", value(only().credentials().key()));
        assertEquals(
                "https://git.example/docs/{revision}/{path}#L{start}-L{end}",
                only().look().link());
    }

    @Test
    void aWebsiteHasLimitsOfItsOwn() {
        set("location", "https://docs.example/");
        set("pages", "10");
        set("depth", "2");
        set("delay", "1s");

        assertEquals(
                new SourceSettings.Crawl(10, 2, Duration.ofSeconds(1)),
                only().selection().crawl());
    }

    @Test
    void itemsOfDocsComeFirstAndThenNamesInTheirOrder() {
        system.setProperty("docent.docs", "/srv/z,/srv/y");
        system.setProperty("docent.sources.b.location", "/srv/b");
        system.setProperty("docent.sources.a.location", "/srv/a");

        assertEquals(
                List.of("/srv/z", "/srv/y", "/srv/a", "/srv/b"),
                sources().stream().map(source -> source.where().location()).toList());
    }

    @Test
    void variablesSetSourcesToo() {
        environment.put("DOCENT_SOURCES_HANDBOOK_LOCATION", "https://docs.example/");
        environment.put("DOCENT_SOURCES_HANDBOOK_MAX_FILE_SIZE", "5KiB");
        environment.put("DOCENT_SOURCES_HANDBOOK_HEADERS_X_TEAM", "docs");
        environment.put("DOCENT_SOURCES_OLD_DOCS_LOCATION", "/srv/old");
        var sources = sources();

        assertEquals(
                List.of("handbook", "old_docs"),
                sources.stream().map(SourceSettings::name).toList());
        assertEquals(5L << 10, sources.get(0).selection().maxFileBytes());
        assertEquals(
                Map.of("x-team", new Secret("docs")),
                sources.get(0).credentials().headers());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "https://ada:s3cret@git.example/d | https://git.example/d | ada | s3cret",
                "https://tok3n@git.example/d | https://git.example/d | tok3n | -",
                "https://:tok3n@git.example/d | https://git.example/d | - | tok3n",
                "https://a%40b:p%2Fq+r@git.example/d | https://git.example/d | a@b | p/q+r",
                "https://ada:50%@git.example/d | https://git.example/d | ada | 50%",
                "https://a@b:c@d@git.example/d | https://git.example/d | a@b | c@d",
                "ssh://git@git.example:22/d | ssh://git@git.example:22/d | - | -",
                "ssh://git:s3cret@git.example/d | ssh://git@git.example/d | - | s3cret",
                "git@git.example:d | git@git.example:d | - | -",
                "https://git.example/@d | https://git.example/@d | - | -",
                "https://[::1]:8080/git | https://[::1]:8080/git | - | -",
            })
    void nameAndPasswordLeaveTheLocation(
            String written, String location, @Nullable String username, @Nullable String password) {
        system.setProperty("docent.docs", written);
        var ofItem = only();
        system.remove("docent.docs");
        set("location", written);
        var ofName = only();

        for (var source : List.of(ofItem, ofName)) {
            assertEquals(location, source.where().location());
            assertEquals(username, value(source.credentials().username()));
            assertEquals(password, value(source.credentials().password()));
            assertFalse(source.toString().contains("s3cret"), source.toString());
            assertFalse(source.toString().contains("tok3n"), source.toString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "location | nowhere://ada:s3cret@host/docs",
                "location | https://ada:s3/cret@git.example/d",
                "location | nowhere://host/?client_secret=s3cret&signature=s3cret",
                "location | nowhere://host/?access_token=s3cret;api_key=s3cret",
                "username | s3\u0007kret",
                "password | s3\u0007kret",
                "key | s3~kret",
                "headers.x-team | s3\u0007kret",
            })
    void messagesNeverShowSecrets(String ending, String value) {
        set("location", ending.equals("key") ? "git@git.example:docs" : "https://git.example/docs");
        set(ending, value.replace('~', '\n'));
        var mistakes = String.join("\n", mistakes());

        assertTrue(mistakes.contains("docent.sources.handbook." + ending), mistakes);
        assertTrue(mistakes.contains("system property"), mistakes);
        assertTrue(mistakes.contains("for example docent.sources.handbook." + ending + "="), mistakes);
        assertFalse(mistakes.contains("s3"), mistakes);
        assertFalse(mistakes.contains("kret"), mistakes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type | wiki | one of folder, git, web",
                "branch | -x | names of branches or tags, commits, or patterns with *",
                "branch | main,a..b | names of branches or tags, commits, or patterns with *",
                "branch | two words | names of branches or tags, commits, or patterns with *",
                "branch | release/** | it does not know **",
                "branch | !a,!b* | it only takes away, so that nothing is left",
                "include | # no | \"# no\" can match nothing",
                "exclude | / | can match nothing",
                "interval | 31d | a duration between 0s and 30d",
                "timeout | 30s | a duration between 1m and 1d",
                "interval | soon | a duration between 0s and 30d",
                "link | {path} | an http or https URL",
                "link | https://x/{file} | it does not know {file}",
                "link | https://x/{path}} | it does not know }",
                "link | https://x/ | it has no {path}",
                "link | javascript:alert({path}) | an http or https URL",
                "forge | sourceforge | one of github, gitlab, gitea, bitbucket, azure, sourcegraph",
                "max-file-size | 3 | a size between 1KiB and 1GiB",
                "priority | 101 | a whole number between -100 and 100",
                "pages | 0 | a whole number between 1 and 100000",
                "depth | -1 | a whole number between 0 and 100",
                "delay | 2m | a duration between 0s and 1m",
                "max-branches | 0 | a whole number between 1 and 200",
                "max-branches | 201 | a whole number between 1 and 200",
                "priority | high | a whole number between -100 and 100",
                "loction | /srv | did you mean docent.sources.handbook.location?",
                "docent.x | 1 | is not a setting",
            })
    void saysWhatIsWrongWithASource(String ending, String value, String sentence) {
        boolean ofWeb = List.of("pages", "depth", "delay").contains(ending);
        set("location", ofWeb ? "https://docs.example/" : "https://git.example/docs.git");
        if (ending.equals("max-branches")) {
            set("branch", "release/*");
        }
        set(ending, value);
        var mistakes = mistakes();

        assertEquals(1, mistakes.size(), mistakes.toString());
        assertTrue(mistakes.get(0).startsWith("docent.sources.handbook." + ending + " "), mistakes.get(0));
        assertTrue(mistakes.get(0).contains(sentence), mistakes.get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/srv/docs | branch | main | has no effect",
                "/srv/docs | forge | github | has no effect",
                "/srv/docs | max-branches | 5 | has no effect",
                "https://git.example/docs.git | max-branches | 5 | branch names no pattern and no list",
                "/srv/docs | username | ada | has no effect",
                "/srv/docs | password | x | has no effect",
                "/srv/docs | key | /k | has no effect",
                "/srv/docs | pages | 5 | has no effect",
                "git@git.example:docs | depth | 5 | has no effect",
                "git@git.example:docs | delay | 5s | has no effect",
                "/srv/docs | headers.x-team | docs | has no effect",
                "/srv/docs | link | https://x/{revision}/{path} | a folder has no revisions",
                "https://docs.example | branch | main | a source of type web",
                "https://docs.example | key | /k | has no effect",
                "https://docs.example | link | https://x/{path} | has no effect",
                "git@git.example:docs | headers.x-team | docs | not read over HTTP",
                "git@git.example:docs | username | ada | not read over HTTP",
                "/srv/git/docs.git | password | x | is on this machine",
                "https://git.example/docs.git | key | /k | not read over SSH",
                "/srv/git/docs.git | key | /k | not read over SSH",
                "/srv/git/docs.git | forge | github | is on this machine",
                "file:///srv/git/docs.git | forge | github | is on this machine",
                "/srv/git/docs.git | username | ada | not read over HTTP",
                "https://ada:x@git.example | password | y | contains it too",
                "https://ada@git.example | username | bob | contains it too",
            })
    void aSettingWithoutEffectIsAMistake(String location, String ending, String value, String sentence) {
        set("location", location);
        set(ending, value);
        var mistakes = mistakes();

        assertEquals(1, mistakes.size(), mistakes.toString());
        assertTrue(mistakes.get(0).startsWith("docent.sources.handbook." + ending + " "), mistakes.get(0));
        assertTrue(mistakes.get(0).contains(sentence), mistakes.get(0));
    }

    @Test
    void aLinkAndAForgeExcludeEachOther() {
        set("location", "https://git.example/docs.git");
        set("link", "https://x/{path}");
        set("forge", "github");

        assertTrue(
                mistakes().get(0).contains("set only one of them"), mistakes().get(0));
    }

    @Test
    void aSourceNeedsALocation() {
        set("title", "Handbook");
        set("priority", "many");
        var mistakes = mistakes();

        assertEquals(2, mistakes.size(), mistakes.toString());
        assertTrue(
                mistakes.contains("docent.sources.handbook.location is not set, but other settings of this source are;"
                        + " for example docent.sources.handbook.location=/srv/handbook"),
                mistakes.toString());
    }

    @Test
    void emptyValuesTurnASourceOff() {
        environment.put("DOCENT_SOURCES_HANDBOOK_LOCATION", "/srv/handbook");
        set("location", "");

        assertEquals(List.of(), sources());
    }

    @Test
    void aWrongLocationIsReportedWithAllOtherMistakes() {
        set("location", "nowhere");
        set("priority", "many");
        system.setProperty("docent.limits.answers", "many");
        var mistakes = mistakes();

        assertEquals(3, mistakes.size(), mistakes.toString());
        assertTrue(
                mistakes.contains("docent.sources.handbook.location = \"nowhere\" (system property) must be a place: it"
                        + " is nowhere; for example docent.sources.handbook.location=/srv/handbook"),
                mistakes.toString());
    }
}
