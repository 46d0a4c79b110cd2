package dev.docent.settings;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.conversation.ConversationStores;
import dev.docent.home.Places;
import dev.docent.source.Sources;
import dev.docent.testing.SourceSamples;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Right and wrong settings from all layers. */
final class SettingsTest {
    private static final ValueRules RULES =
            new ValueRules(Sources.LOCATIONS, Sources.PATTERNS, ConversationStores.RULE);

    @TempDir
    Path folder;

    private final Map<String, String> context = new HashMap<>();
    private final Properties system = new Properties();
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void standAtHome() {
        system.setProperty("user.home", folder.resolve("ada").toString());
        system.setProperty("user.dir", folder.resolve("work").toString());
    }

    private Settings read() {
        return SettingsReader.read(context, system, environment, RULES);
    }

    private static List<SourceSettings> items(String... folders) {
        return Arrays.stream(folders).map(SourceSamples::item).toList();
    }

    private Places places() {
        return Places.of(PropertiesFile.mapOf(system), environment);
    }

    private Settings readWith(String key, String value) {
        system.setProperty(key, value);
        return read();
    }

    private List<String> mistakes() {
        return assertThrows(SettingsException.class, this::read).mistakes();
    }

    /** Returns the only mistake with this value. */
    private String mistakeWith(String key, String value) {
        system.setProperty(key, value);
        var mistakes = mistakes();
        assertEquals(1, mistakes.size(), String.join("\n", mistakes));
        return mistakes.get(0);
    }

    private static void assertSays(String sentence, String... parts) {
        for (var part : parts) {
            assertTrue(sentence.contains(part), sentence + " should say: " + part);
        }
    }

    private Path writeFile(String text) throws IOException {
        var home = Files.createDirectories(folder.resolve("ada/.docent"));
        return Files.writeString(home.resolve("docent.properties"), text);
    }

    private static final HttpFormat NO_HTTP = new HttpFormat(
            "POST",
            "",
            BodyFraming.SSE,
            new HttpFormat.Pointers(null, null, null, null, null, "/error"),
            null,
            new HttpFormat.When(null, null, null, null));

    /**
     * Settings that replace {@code docent.model.key}, so they cannot be set beside it, and settings that the provider
     * "http" does not use. {@link EmbeddingSettingsTest} sets those of embeddings, and {@link
     * RerankSettingsTest} those of re-ranking.
     */
    private static final Pattern OTHER_KEYS = Pattern.compile(
            "docent\\.model\\.(?:key-file|key-command|key-lifetime|oauth\\..*|omit|api)|docent\\.embedding\\..*|docent\\.rerank.*");

    @Test
    void hasEveryDefault() {
        var home = folder.resolve("ada/.docent");

        assertEquals(
                new Settings(
                        new Settings.Locations(home, places(), ""),
                        new Settings.Index(
                                List.of(),
                                new Settings.FileLimits(1 << 20, Duration.ofSeconds(60), 10_000, 1_000_000),
                                Runtime.getRuntime().availableProcessors(),
                                false,
                                10_000,
                                Duration.ofMinutes(10)),
                        new Settings.Answering(
                                new Settings.RetrievalLimits(
                                        5000,
                                        16,
                                        new Settings.LookSteps(4, 8000, Duration.ofSeconds(60)),
                                        new RewriteSettings(true, Duration.ofSeconds(2))),
                                new Settings.ModelOrder(
                                        List.of(new ModelSettings(
                                                "quotes",
                                                new ModelSettings.ProviderChoice(Provider.AUTO, "auto"),
                                                new ModelSettings.ModelTarget(
                                                        null, null, null, null, Map.of(), Map.of()),
                                                new ModelSettings.Times(
                                                        Duration.ofSeconds(60),
                                                        Duration.ofSeconds(30),
                                                        Duration.ofMinutes(10)),
                                                null,
                                                new ModelSettings.Habits(
                                                        OpenAiApi.CHAT, List.of(), false, true, 0, NO_HTTP))),
                                        List.of(),
                                        OutsideAnswers.REFUSE),
                                new Settings.Pacing(Duration.ofMillis(10)),
                                EmbeddingSettings.BUILT_IN,
                                RerankSettings.OFF,
                                new Settings.Checking(Duration.ofSeconds(1))),
                        new Settings.Serving(
                                new Settings.Stream(
                                        Duration.ofSeconds(15),
                                        Duration.ofSeconds(60),
                                        Duration.ofMinutes(10),
                                        Duration.ofSeconds(5)),
                                new Settings.Limits(
                                        new Settings.Load(2000, 8, 1000, 75),
                                        new Settings.Sizes(16_000, 1_000_000, 32 << 20, 256 << 10, 64 << 10),
                                        1000,
                                        1000),
                                new Settings.Auth(
                                        AuthMode.LOOPBACK, List.of(), List.of(), "X-Forwarded-User", List.of())),
                        new OutgoingSettings(null, null, DirectHosts.NONE, null, null),
                        List.of()),
                read());
    }

    @Test
    void readsEveryKey() {
        var values = Map.ofEntries(
                Map.entry("docent.home", "/srv/docent"),
                Map.entry("docent.docs", "/srv/handbook, code"),
                Map.entry("docent.index.max-file-size", "2 MiB"),
                Map.entry("docent.index.parse-timeout", "5m"),
                Map.entry("docent.index.max-passages-per-file", "50"),
                Map.entry("docent.index.max-passages-per-source", "500"),
                Map.entry("docent.index.workers", "3"),
                Map.entry("docent.index.private-files", "True"),
                Map.entry("docent.index.listed-files", "7"),
                Map.entry("docent.index.interval", "1h"),
                Map.entry("docent.retrieval.max-tokens", "4000"),
                Map.entry("docent.retrieval.passages", "12"),
                Map.entry("docent.retrieval.steps", "2"),
                Map.entry("docent.retrieval.steps-tokens", "4000"),
                Map.entry("docent.retrieval.steps-time", "30s"),
                Map.entry("docent.model.provider", "Http"),
                Map.entry("docent.model.url", "https://models.intranet/v1/"),
                Map.entry("docent.model.key", "sk-secret"),
                Map.entry("docent.model.name", "large"),
                Map.entry("docent.model.first-token-timeout", "90s"),
                Map.entry("docent.model.idle-timeout", "500ms"),
                Map.entry("docent.model.total-timeout", "PT1H30M"),
                Map.entry("docent.model.http.method", "put"),
                Map.entry("docent.model.http.body", "{\"q\": {{question}}}"),
                Map.entry("docent.model.http.framing", "ndjson"),
                Map.entry("docent.model.http.text", "/a/b"),
                Map.entry("docent.model.http.reasoning", "/c"),
                Map.entry("docent.model.http.finish", "/d"),
                Map.entry("docent.model.http.input-tokens", "/e"),
                Map.entry("docent.model.http.output-tokens", "/f"),
                Map.entry("docent.model.http.error", "/g~1h"),
                Map.entry("docent.model.http.end", "[END]"),
                Map.entry("docent.model.http.text-when", "/t=a|b"),
                Map.entry("docent.model.http.reasoning-when", "/t=c"),
                Map.entry("docent.model.http.finish-when", "/t = d"),
                Map.entry("docent.model.http.error-when", "/t=e"),
                Map.entry("docent.model.price.input", "0.4"),
                Map.entry("docent.model.price.output", "1.6"),
                Map.entry("docent.model.price.cached-input", "0.04"),
                Map.entry("docent.model.price.cache-write", "0.5"),
                Map.entry("docent.model.thinking", "begun"),
                Map.entry("docent.model.tools", "off"),
                Map.entry("docent.model.context", "32768"),
                Map.entry("docent.model.default", "large"),
                Map.entry("docent.model.fallback", "large"),
                Map.entry("docent.quotes.pace", "0ms"),
                Map.entry("docent.citations.check-time", "1s"),
                Map.entry("docent.answers.outside", "Allow"),
                Map.entry("docent.stream.heartbeat", "5s"),
                Map.entry("docent.stream.grace", "2m"),
                Map.entry("docent.stream.retention", "2h"),
                Map.entry("docent.stream.shutdown", "20s"),
                Map.entry("docent.rewrite", "off"),
                Map.entry("docent.rewrite.timeout", "900ms"),
                Map.entry("docent.limits.answers", "10"),
                Map.entry("docent.limits.answers-per-user", "2"),
                Map.entry("docent.limits.requests-per-user", "30"),
                Map.entry("docent.limits.turns-per-conversation", "9"),
                Map.entry("docent.limits.ended-bytes", "2KiB"),
                Map.entry("docent.limits.question-load", "60"),
                Map.entry("docent.limits.question-chars", "500"),
                Map.entry("docent.limits.answer-chars", "5000"),
                Map.entry("docent.limits.conversations-per-user", "7"),
                Map.entry("docent.limits.body-bytes", "4KiB"),
                Map.entry("docent.limits.response-head-bytes", "8KiB"),
                Map.entry("docent.database.url", "jdbc:sqlite:/var/lib/docent/talk.db"),
                Map.entry("docent.auth.mode", "token"),
                Map.entry("docent.auth.token", "0123456789abcdef, fedcba9876543210"),
                Map.entry("docent.http.proxy", "http://ada:s3cret@proxy:3128"),
                Map.entry("docent.http.no-proxy", ".intranet,10.0.0.0/8"),
                Map.entry("docent.http.trust-store", "/etc/ca.p12"),
                Map.entry("docent.http.trust-store-password", "changeit"),
                Map.entry("docent.http.key-store", "own.p12"),
                Map.entry("docent.http.key-store-password", "changeit-too"),
                Map.entry("docent.auth.hosts", "docs.example.com, *.intranet"),
                Map.entry("docent.auth.header", "X-Remote-User"),
                Map.entry("docent.auth.trusted-proxies", "10.0.0.7, fd00::/8"));
        system.putAll(values);
        var work = folder.resolve("work");

        assertEquals(
                Keys.ALL.stream()
                        .map(Key::name)
                        .filter(name -> !OTHER_KEYS.matcher(name).matches())
                        .sorted()
                        .toList(),
                values.keySet().stream().sorted().toList());
        assertEquals(
                new Settings(
                        new Settings.Locations(
                                work.resolve("/srv/docent"), places(), "jdbc:sqlite:/var/lib/docent/talk.db"),
                        new Settings.Index(
                                items("/srv/handbook", "code"),
                                new Settings.FileLimits(2 << 20, Duration.ofMinutes(5), 50, 500),
                                3,
                                true,
                                7,
                                Duration.ofHours(1)),
                        new Settings.Answering(
                                new Settings.RetrievalLimits(
                                        4000,
                                        12,
                                        new Settings.LookSteps(2, 4000, Duration.ofSeconds(30)),
                                        new RewriteSettings(false, Duration.ofMillis(900))),
                                new Settings.ModelOrder(
                                        List.of(new ModelSettings(
                                                "large",
                                                new ModelSettings.ProviderChoice(Provider.HTTP, "http"),
                                                new ModelSettings.ModelTarget(
                                                        URI.create("https://models.intranet/v1"),
                                                        "large",
                                                        new Secret("sk-secret"),
                                                        null,
                                                        Map.of(),
                                                        Map.of()),
                                                new ModelSettings.Times(
                                                        Duration.ofSeconds(90),
                                                        Duration.ofMillis(500),
                                                        Duration.ofMinutes(90)),
                                                new ModelSettings.Price(0.4, 0.04, 0.5, 1.6),
                                                new ModelSettings.Habits(
                                                        OpenAiApi.CHAT,
                                                        List.of(),
                                                        true,
                                                        false,
                                                        32_768,
                                                        new HttpFormat(
                                                                "PUT",
                                                                "{\"q\": {{question}}}",
                                                                BodyFraming.NDJSON,
                                                                new HttpFormat.Pointers(
                                                                        "/a/b", "/c", "/d", "/e", "/f", "/g~1h"),
                                                                "[END]",
                                                                new HttpFormat.When(
                                                                        "/t=a|b", "/t=c", "/t = d", "/t=e"))))),
                                        List.of("large"),
                                        OutsideAnswers.ALLOW),
                                new Settings.Pacing(Duration.ZERO),
                                EmbeddingSettings.BUILT_IN,
                                RerankSettings.OFF,
                                new Settings.Checking(Duration.ofSeconds(1))),
                        new Settings.Serving(
                                new Settings.Stream(
                                        Duration.ofSeconds(5),
                                        Duration.ofMinutes(2),
                                        Duration.ofHours(2),
                                        Duration.ofSeconds(20)),
                                new Settings.Limits(
                                        new Settings.Load(10, 2, 30, 60),
                                        new Settings.Sizes(500, 5000, 2048, 4096, 8192),
                                        7,
                                        9),
                                new Settings.Auth(
                                        AuthMode.TOKEN,
                                        List.of(new Secret("0123456789abcdef"), new Secret("fedcba9876543210")),
                                        List.of("docs.example.com", "*.intranet"),
                                        "X-Remote-User",
                                        List.of(AddressRange.parse("10.0.0.7"), AddressRange.parse("fd00::/8")))),
                        new OutgoingSettings(
                                ProxyAddress.parse("http://ada:s3cret@proxy:3128"),
                                ProxyAddress.parse("http://ada:s3cret@proxy:3128"),
                                DirectHosts.parse(".intranet,10.0.0.0/8"),
                                new OutgoingSettings.KeyStore(work.resolve("/etc/ca.p12"), new Secret("changeit")),
                                new OutgoingSettings.KeyStore(work.resolve("own.p12"), new Secret("changeit-too"))),
                        List.of()),
                read());
    }

    @Test
    void readsTheSourceOfAKeyThatChanges() {
        system.setProperty("docent.model.name", "m");
        system.setProperty("docent.model.key-lifetime", "5m");
        system.setProperty("docent.model.key-file", "secrets/key");
        var file = new KeyOrigin.InFile(folder.resolve("work/secrets/key"), Duration.ofMinutes(5));
        assertEquals(file, model().target().keyOrigin());
        assertEquals(URI.create("https://api.openai.com/v1"), model().target().url());

        system.remove("docent.model.key-file");
        system.setProperty("docent.model.key-command", "sh -c \"print 'a key'\" x");
        var command = new KeyOrigin.OfCommand(List.of("sh", "-c", "print 'a key'", "x"), Duration.ofMinutes(5));
        assertEquals(command, model().target().keyOrigin());

        system.remove("docent.model.key-command");
        system.setProperty("docent.model.oauth.token-url", "https://login.example.com/token");
        system.setProperty("docent.model.oauth.client-id", "docent");
        system.setProperty("docent.model.oauth.client-secret", "s3cret");
        system.setProperty("docent.model.oauth.scope", "models");
        system.setProperty("docent.model.oauth.parameters.audience", "https://models");
        var oauth = new KeyOrigin.ByOAuth(
                URI.create("https://login.example.com/token"),
                "docent",
                new Secret("s3cret"),
                "models",
                Map.of("audience", "https://models"));
        assertEquals(oauth, model().target().keyOrigin());
    }

    private ModelSettings model() {
        return read().answering().models().all().get(0);
    }

    @Test
    void aKeyComesFromOnePlaceAndIsWhole() {
        system.setProperty("docent.model.name", "m");
        system.setProperty("docent.model.key", "sk-1");
        system.setProperty("docent.model.key-file", "/run/key");
        assertSays(mistakes().get(0), "docent.model.key and docent.model.key-file", "set only one of them");

        system.remove("docent.model.key");
        system.remove("docent.model.key-file");
        system.setProperty("docent.model.url", "http://models/v1");
        system.setProperty("docent.model.oauth.client-id", "docent");
        var mistakes = mistakes();
        assertSays(mistakes.get(0), "docent.model.oauth.token-url is not set", "for example");
        assertSays(mistakes.get(1), "docent.model.oauth.client-secret is not set");
    }

    @Test
    void warnsIfTrustedProxiesIncludeEverybody() {
        system.setProperty("docent.auth.mode", "header");
        system.setProperty("docent.auth.trusted-proxies", "10.0.0.7,0.0.0.0/0,::/0");
        var warnings = read().warnings();
        assertEquals(2, warnings.size(), warnings::toString);
        assertSays(warnings.get(0), "docent.auth.trusted-proxies has 0.0.0.0/0", "can claim any name");
    }

    @Test
    void goesOutThroughTheProxyThatJavaOrTheEnvironmentNames() {
        environment.put("https_proxy", "http://bob:p%40ss@proxy.lan:3128/");
        environment.put("NO_PROXY", "intranet");
        var outgoing = read().outgoing();
        var proxy = requireNonNull(outgoing.httpsProxy());
        assertEquals(URI.create("http://proxy.lan:3128"), proxy.url());
        assertEquals("bob", proxy.user());
        assertEquals(new Secret("p@ss"), proxy.password());
        assertNull(outgoing.httpProxy());
        assertTrue(outgoing.direct().test(URI.create("https://models.intranet/v1")));

        system.setProperty("https.proxyHost", "java.lan");
        system.setProperty("https.proxyPort", "8081");
        system.setProperty("http.nonProxyHosts", "*.lan|10.*");
        outgoing = read().outgoing();
        assertEquals(
                URI.create("http://java.lan:8081"),
                requireNonNull(outgoing.httpsProxy()).url());
        assertTrue(outgoing.direct().test(URI.create("https://a.lan/")));
        assertTrue(outgoing.direct().test(URI.create("https://10.2.3.4/")));

        system.setProperty("docent.http.proxy", "none");
        assertNull(read().outgoing().httpsProxy());
    }

    @Test
    void saysWhatIsWrongWithAProxyAndNotItsPassword() {
        system.setProperty("docent.http.proxy", "socks5://ada:s3cret@proxy:1080");
        system.setProperty("docent.http.key-store-password", "x");
        var mistakes = mistakes();
        assertSays(mistakes.get(0), "docent.http.proxy", "SOCKS", "none");
        assertSays(mistakes.get(1), "docent.http.key-store-password", "docent.http.key-store is not");
        assertFalse(String.join("\n", mistakes).contains("s3cret"));

        system.clear();
        system.setProperty("user.home", folder.resolve("ada").toString());
        environment.put("HTTPS_PROXY", "ftp://ada:s3cret@proxy");
        assertSays(mistakes().get(0), "HTTPS_PROXY", "docent.http.proxy", "none");
        assertFalse(mistakes().get(0).contains("s3cret"));
    }

    @Test
    void everyKeyCanBeSetInTheEnvironment() {
        environment.put("DOCENT_HOME", folder.resolve("elsewhere").toString());
        environment.put("DOCENT_LIMITS_ANSWERS_PER_USER", "3");
        environment.put("DOCENT_MODEL_FIRST_TOKEN_TIMEOUT", "7s");
        environment.put("DOCENT_INDEX_MAX_FILE_SIZE", "5KiB");
        var settings = read();

        assertEquals(folder.resolve("elsewhere"), settings.locations().home());
        assertEquals(3, settings.serving().limits().load().answersPerUser());
        assertEquals(
                Duration.ofSeconds(7),
                settings.answering().models().all().get(0).times().firstToken());
        assertEquals(5 << 10, settings.index().files().maxBytes());
    }

    @Test
    void aVariableMayKeepTheSpellingOfItsKey() {
        environment.put("docent_retrieval_passages", "3");
        environment.put("docent.limits.answers-per-user", "4");

        assertEquals(3, read().answering().retrieval().passages());
        assertEquals(4, read().serving().limits().load().answersPerUser());
    }

    @Test
    void theDocumentedSpellingOfAVariableWins() {
        environment.put("docent_retrieval_passages", "3");
        environment.put("docent.retrieval.passages", "4");
        environment.put("DOCENT_RETRIEVAL_PASSAGES", "5");

        assertEquals(5, read().answering().retrieval().passages());
    }

    @Test
    void aHigherLayerCoversALowerOne() throws IOException {
        writeFile("docent.retrieval.passages=2\n");
        assertEquals(2, read().answering().retrieval().passages());
        environment.put("DOCENT_RETRIEVAL_PASSAGES", "3");
        assertEquals(3, read().answering().retrieval().passages());
        system.setProperty("docent.retrieval.passages", "4");
        assertEquals(4, read().answering().retrieval().passages());
        context.put("docent.retrieval.passages", "5");
        assertEquals(5, read().answering().retrieval().passages());
    }

    @Test
    void findsTheFileInTheHomeThatAnyLayerNames() throws IOException {
        var home = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(home.resolve("docent.properties"), "docent.retrieval.passages=2\n");
        context.put("docent.home", home.toString());

        assertEquals(2, read().answering().retrieval().passages());
    }

    @Test
    void readsTheFileAsUtf8WithOrWithoutItsMark() throws IOException {
        writeFile("\uFEFFdocent.docs=/srv/Prüfungen\ndocent.model.name=größe\n");

        assertEquals("größe", read().answering().models().all().get(0).target().name());
        assertEquals(items("/srv/Prüfungen"), read().index().sources());
    }

    @Test
    void leavesDollarsAndBracesAlone() {
        system.setProperty("docent.auth.mode", "token");

        assertEquals(
                List.of(new Secret("${user.home}$$\\{x}")),
                readWith("docent.auth.token", "${user.home}$$\\{x}")
                        .serving()
                        .auth()
                        .tokens());
    }

    @Test
    void anEmptyValueUnsetsWhatALowerLayerSays() throws IOException {
        writeFile("docent.retrieval.passages=2\n");

        assertEquals(
                16,
                readWith("docent.retrieval.passages", " ")
                        .answering()
                        .retrieval()
                        .passages());
    }

    @Test
    void saysWhatToSetWhenJavaLostLettersOfAFolder() {
        assertEquals(
                "docent.docs = \"/srv/B\uFFFD\uFFFDro\" (system property) must be paths of folders and files, and URLs"
                        + " of git repositories and web sites, separated by commas: its letters beyond ASCII were lost,"
                        + " because Java was started without a UTF-8 locale: start Java with LC_ALL=C.UTF-8, or set it in"
                        + " docent.properties; for example docent.docs=/srv/handbook",
                mistakeWith("docent.docs", "/srv/B\uFFFD\uFFFDro"));
    }

    @Test
    void saysWhatToSetWhenJavaLostLettersOfTheHome() {
        system.setProperty("user.home", "/home/m\uFFFD\0");

        assertTrue(
                mistakes().get(0).contains("Start Java with LC_ALL=C.UTF-8"),
                () -> mistakes().get(0));
    }

    @Test
    void handsOnWhatOtherPackagesUnderstandAsItIsWritten() {
        system.setProperty("docent.database.url", "jdbc:sqlite:~/talk.db?cache_size=100");
        var settings = readWith("docent.docs", "~/notes, ../guides,a\\, b,,~,C:\\docs");

        assertEquals(
                items("~/notes", "../guides", "a, b", "~", "C:\\docs"),
                settings.index().sources());
        assertEquals(
                "jdbc:sqlite:~/talk.db?cache_size=100", settings.locations().databaseUrl());
        assertEquals(places(), settings.locations().places());
    }

    @Test
    void reportsWhatOtherPackagesFindWrongWithAllOtherMistakes() {
        system.setProperty("docent.docs", "wiki:1,wiki:x");
        system.setProperty("docent.database.url", "nowhere");
        system.setProperty("docent.limits.answers", "many");
        var wikis = new LocationRule("a page of the wiki", "pages of the wiki", "wiki:7", (item, type, places) -> {
            var unused = Integer.parseInt(item.substring(5));
            return SourceType.WEB;
        });
        var none = new ValueRule("no database", "none", (url, places) -> {
            throw new IllegalArgumentException();
        });
        var failure = assertThrows(
                SettingsException.class,
                () -> SettingsReader.read(context, system, environment, new ValueRules(wikis, Sources.PATTERNS, none)));

        assertEquals(3, failure.mistakes().size(), failure.getMessage());
        assertSays(
                failure.getMessage(),
                "docent.docs = \"wiki:1,wiki:x\" (system property) must be pages of the wiki: For input string: \"x\"",
                "; for example docent.docs=wiki:7",
                "docent.database.url = \"nowhere\" (system property) must be no database; for example"
                        + " docent.database.url=none",
                "docent.limits.answers");
    }

    @Test
    void aPathInTheHomeOfNobodyIsAMistakeLikeOthers() {
        system.setProperty("user.home", "?");
        system.setProperty("docent.home", folder.toString());
        system.setProperty("docent.limits.answers", "many");
        system.setProperty("docent.docs", "~/notes");
        var mistakes = mistakes();

        assertEquals(2, mistakes.size(), mistakes::toString);
        assertSays(String.join("\n", mistakes), "docent.docs = \"~/notes\"", "no home folder", "docent.limits.answers");
    }

    @Test
    void fillsInOpenAisAddressWhenOnlyAKeyIsSet() {
        system.setProperty("docent.model.key", "sk-1");

        assertEquals(
                URI.create("https://api.openai.com/v1"),
                readWith("docent.model.name", "gpt")
                        .answering()
                        .models()
                        .all()
                        .get(0)
                        .target()
                        .url());
    }

    @ParameterizedTest
    @ValueSource(strings = {"docent.model.provider", "docent.model.url", "docent.model.key"})
    void aModelHasToBeNamed(String key) {
        var value = Map.of(
                        "docent.model.provider", "openai",
                        "docent.model.url", "http://localhost:11434/v1",
                        "docent.model.key", "sk-1")
                .get(key);
        system.setProperty("docent.model.url", "http://localhost:11434/v1");

        assertSays(mistakeWith(key, value), "docent.model.name is not set", "docent.model.name=");
    }

    @Test
    void openAiNeedsAnAddressOrAKey() {
        system.setProperty("docent.model.name", "large");

        assertSays(mistakeWith("docent.model.provider", "openai"), "docent.model.url or docent.model.key");
    }

    @Test
    void bareTextHasNoFieldsToPointAt() {
        system.setProperty("docent.model.provider", "http");
        system.setProperty("docent.model.url", "http://models.intranet/generate");
        system.setProperty("docent.model.http.body", "{\"q\": {{question}}}");
        system.setProperty("docent.model.http.framing", "text");

        assertSays(mistakeWith("docent.model.http.end", "[DONE]"), "docent.model.http.end needs records");
    }

    @Test
    void readsSeveralModelsTheDefaultOneFirst() {
        system.setProperty("docent.models.large.provider", "anthropic");
        system.setProperty("docent.models.large.key", "sk-ant");
        system.setProperty("docent.models.large.name", "claude-x");
        system.setProperty("docent.models.large.headers.anthropic-beta", "fast");
        system.setProperty("docent.models.large.options.max_tokens", "4000");
        environment.put("DOCENT_MODELS_LOCAL_PROVIDER", "ollama");
        environment.put("DOCENT_MODELS_LOCAL_OPTIONS_KEEP_ALIVE", "30m");
        system.setProperty("docent.model.fallback", "local, large");
        var models = readWith("docent.model.default", "local").answering().models();

        assertEquals(
                List.of("local", "large"),
                models.all().stream().map(ModelSettings::label).toList());
        assertEquals(List.of("local", "large"), models.fallback());
        var local = models.all().get(0);
        assertEquals(URI.create("http://localhost:11434"), local.target().url());
        assertEquals("local", local.target().name());
        assertEquals(Map.of("keep_alive", "30m"), local.target().options());
        var large = models.all().get(1);
        assertEquals(URI.create("https://api.anthropic.com/v1"), large.target().url());
        assertEquals(
                Map.of("anthropic-beta", new Secret("fast")), large.target().headers());
        assertEquals(Map.of("max_tokens", "4000"), large.target().options());
    }

    @Test
    void aCustomEndpointGetsItsTemplateAndNoOptions() {
        system.setProperty("docent.model.provider", "http");
        system.setProperty("docent.model.url", "http://models.intranet/generate");
        system.setProperty("docent.model.http.body", "{\"q\": {{question}}}");

        assertSays(
                mistakeWith("docent.model.options.temperature", "0.2"),
                "docent.model.options.temperature has no effect");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic", "gemini", "ollama"})
    void aFormatIsOnlyForACustomEndpoint(String provider) {
        system.setProperty("docent.model.provider", provider);
        system.setProperty("docent.model.url", "http://models.intranet/v1");
        system.setProperty("docent.model.name", "large");

        assertSays(
                mistakeWith("docent.model.http.framing", "text"),
                "docent.model.http.framing only works with the provider");
    }

    @Test
    void twoModelsCannotHaveOneName() {
        system.setProperty("docent.model.url", "http://localhost:11434/v1");
        system.setProperty("docent.models.main.provider", "quotes");

        assertSays(mistakeWith("docent.model.name", "main"), "two models are called \"main\"");
    }

    @Test
    void theModelWithoutALabelComesBeforeThoseWithOne() {
        system.setProperty("docent.model.url", "http://localhost:11434/v1");
        system.setProperty("docent.model.name", "main");
        system.setProperty("docent.models.a.provider", "quotes");

        assertEquals(
                List.of("main", "a"),
                read().answering().models().all().stream()
                        .map(ModelSettings::label)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "docent.model.fallback | other | names an unknown model, \"other\"; the models are quotes",
                "docent.model.default | other | names an unknown model, \"other\"",
                "docent.models.a.ulr | http://x | is not a setting",
                "docent.models.a.provider | openai | docent.models.a.provider = \"openai\" needs docent.models.a.url",
                "docent.models.a.provider | gemini | needs docent.models.a.url or docent.models.a.key",
                "docent.models.a.price.input | cheap | a price for a million tokens",
                "docent.models.a.http.text | text | a JSON Pointer",
                "docent.models.a.http.text-when | type=x | a JSON Pointer or the word event, an equals sign",
                "docent.models.a.http.text-when | /type | an equals sign",
                "docent.models.a.thinking | open | one of tagged, begun",
                "docent.models.a.price.cached-input | half | a price for a million tokens",
                "docent.models.a.price.cache-write | more | a price for a million tokens",
                "docent.models.a.context | 8k | a whole number between 2048 and 100000000",
            })
    void saysWhatIsWrongWithAModel(String key, String value, String sentence) {
        assertSays(mistakeWith(key, value), sentence);
    }

    @Test
    void theApiIsAChoiceOfOneProvider() {
        system.setProperty("docent.model.provider", "ollama");
        system.setProperty("docent.model.name", "large");

        assertSays(
                mistakeWith("docent.model.api", "responses"),
                "docent.model.api only works with the provider \"openai\"");
    }

    @Test
    void theAddressOfResponsesEndsBeforeThem() {
        system.setProperty("docent.model.name", "large");
        system.setProperty("docent.model.api", "responses");

        assertSays(mistakeWith("docent.model.url", "http://host/v1/responses"), "remove /responses");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ndjson; /text; event=done; uses the names of events",
                "JSON-lines; /text; event=done; 'docent.model.http.framing = \"json-lines\" has none'",
                "sse; ; /type=delta; needs records of JSON",
                "text; ; event=done; needs records",
            })
    void refusesAConditionThatNothingMeets(String framing, String text, String condition, String sentence) {
        system.setProperty("docent.model.provider", "http");
        system.setProperty("docent.model.url", "http://host/x");
        system.setProperty("docent.model.http.body", "{}");
        system.setProperty("docent.model.http.framing", framing);
        if (text != null) {
            system.setProperty("docent.model.http.text", text);
        }
        assertSays(mistakeWith("docent.model.http.finish-when", condition), sentence);
    }

    @Test
    void aTemplateLeavesOutWhatItDoesNotSay() {
        system.setProperty("docent.model.provider", "http");
        system.setProperty("docent.model.url", "http://host/x");
        system.setProperty("docent.model.http.body", "{}");

        assertSays(mistakeWith("docent.model.omit", "stream_options"), "docent.model.omit has no effect");
    }

    @Test
    void theAddressOfChatCompletionsEndsBeforeThem() {
        system.setProperty("docent.model.name", "large");

        assertSays(mistakeWith("docent.model.url", "http://host/v1/chat/completions"), "remove /chat/completions");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "docent.stream.heartbeat           | 15           | a duration between",
                "docent.stream.heartbeat           | 15 parsecs   | with a unit",
                "docent.stream.heartbeat           | -1s          | a duration",
                "docent.stream.heartbeat           | PT           | a duration",
                "docent.stream.heartbeat           | 1ms          | between 100ms and 10m",
                "docent.stream.retention           | 999999999999999d | a duration",
                "docent.limits.answers             | 0            | between 1 and",
                "docent.limits.answers             | many         | a whole number",
                "docent.limits.answers             | 1.5          | a whole number",
                "docent.limits.answers             | 99999999999  | a whole number",
                "docent.limits.body-bytes          | 256 bananas  | a size between",
                "docent.limits.body-bytes          | 999999999999999GiB | a size between",
                "docent.index.max-file-size        | 1B           | between 1KiB and 1GiB",
                "docent.model.url                  | localhost:11434 | http or https URL",
                "docent.model.url                  | ftp://host/v1   | http or https URL",
                "docent.model.url                  | http://host/v1?key=hush | query",
                "docent.model.url                  | http://me:hush@host/v1  | docent.model.key",
                "docent.model.key                  | two words    | without spaces",
                "docent.auth.mode                  | sometimes    | loopback, open, token, container, header",
                "docent.auth.header                | X User       | the name of a header",
                "docent.auth.trusted-proxies       | proxy.intranet | \"proxy.intranet\" is not an IP address",
                "docent.database.url               | jdbc:postgresql://me:hush@db/docent?password=hush | jdbc:sqlite:",
                "docent.database.url               | jdbc:sqlite::memory: | path of a file",
                "docent.docs                       | git://host/repository.git | over https",
                "docent.docs                       | /srv/a,git://host/docs.git | over https",
                "docent.home                       | https://host/folder | it is a URL",
            })
    void refusesAWrongValue(String key, String value, String rule) {
        system.setProperty("docent.model.name", "large");
        var mistake = mistakeWith(key, value);

        assertSays(mistake, key + " = ", "(system property)", rule, "for example " + key + "=");
        assertFalse(mistake.contains("hush"), mistake);
    }

    @Test
    void reportsEveryMistakeAtOnceOnALineOfItsOwn() throws IOException {
        var file = writeFile("docent.retrieval.passages=none\ndocent.stream.graze=1m\n");
        context.put("docent.limits.answers", "many\nmore");
        environment.put("DOCENT_MODEL_IDLE_TIMEOUT", "soon");
        system.setProperty("docent.auth.mode", "token");
        var failure = assertThrows(SettingsException.class, this::read);

        assertEquals(5, failure.mistakes().size(), failure.getMessage());
        assertEquals(5, failure.getMessage().lines().count(), failure.getMessage());
        assertSays(
                failure.getMessage(),
                "docent.retrieval.passages = \"none\" (" + file + ")",
                "docent.stream.graze (" + file + ") is not a setting; did you mean docent.stream.grace?",
                "docent.limits.answers = \"many more\" (context parameter)",
                "docent.model.idle-timeout = \"soon\" (environment variable DOCENT_MODEL_IDLE_TIMEOUT)",
                "docent.auth.mode = \"token\" needs docent.auth.token");
    }

    @Test
    void refusesUnknownKeysAndSuggestsTheNearest() throws IOException {
        var file = writeFile("model.url=http://localhost:11434/v1\n");
        context.put("docent.nothing.of.ours", "1");
        context.put("somebody.elses", "1");
        system.setProperty("docent.model.ulr", "http://localhost:11434/v1");
        var text = String.join("\n", mistakes());

        assertSays(
                text,
                "docent.model.ulr (system property) is not a setting; did you mean docent.model.url?",
                "model.url (" + file + ") is not a setting; did you mean docent.model.url?",
                "docent.nothing.of.ours (context parameter) is not a setting; docs/configuration.md");
        assertFalse(text.contains("somebody"), text);
    }

    @Test
    void onlyWarnsOfAnUnknownVariable() {
        environment.put("DOCENT_MODEL_ULR", "x");
        environment.put("PATH", "/bin");

        assertEquals(
                List.of("DOCENT_MODEL_ULR (environment variable) is not a setting; did you mean DOCENT_MODEL_URL?"),
                read().warnings());
    }

    @Test
    void aHomeInTheFileIsAMistake() throws IOException {
        writeFile("docent.home=/srv/docent\n");

        assertSays(String.join("\n", mistakes()), "docent.home", "cannot be set in this file", "-Ddocent.home=");
    }

    @Test
    void namesAFileThatCannotBeRead() throws IOException {
        var file = writeFile("");
        Files.write(file, "docent.model.name=gr\u00f6\u00dfe\n".getBytes(StandardCharsets.ISO_8859_1));
        assertSays(String.join("\n", mistakes()), file.toString(), "UTF-8");

        writeFile("docent.docs=C:\\users\\ada\n");
        assertSays(String.join("\n", mistakes()), file.toString(), "\\u");
    }

    @Test
    void checksWhatSettingsMustBeTogether() {
        system.setProperty("docent.model.first-token-timeout", "20m");
        system.setProperty("docent.limits.question-chars", "300000");
        system.setProperty("docent.auth.mode", "header");
        system.setProperty("docent.auth.token", "0123456789abcdef");
        var text = String.join("\n", mistakes());

        assertEquals(4, text.lines().count(), text);
        assertSays(
                text,
                "docent.model.first-token-timeout",
                "docent.limits.body-bytes",
                "needs docent.auth.trusted-proxies",
                "docent.auth.token is set");
    }

    @Test
    void aWrongValueIsNotReportedAsMissing() {
        system.setProperty("docent.auth.mode", "token");

        assertSays(mistakeWith("docent.auth.token", "short"), "at least 16");
    }

    @Test
    void neverShowsASecret() {
        system.setProperty("docent.model.key", "hush-key");
        system.setProperty("docent.model.name", "large");
        system.setProperty("docent.auth.mode", "token");
        system.setProperty("docent.auth.token", "hush-0123456789abcdef");
        assertFalse(read().toString().contains("hush"), read().toString());

        system.setProperty("docent.model.key", "hush key");
        system.setProperty("docent.auth.token", "hush");
        assertFalse(String.join("\n", mistakes()).contains("hush"));
    }
}
