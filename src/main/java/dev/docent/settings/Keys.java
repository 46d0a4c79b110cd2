package dev.docent.settings;

import static dev.docent.settings.ValueTypes.number;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every setting. A new setting needs a line here, one in {@link Settings}, and a row of {@code docs/configuration.md}.
 */
final class Keys {
    static final Key<String> HOME = Key.of("docent.home", "~/.docent", PathValueTypes.folder("/var/lib/docent"));
    static final Key<String> DOCS = Key.handedOn("docent.docs");

    static final Key<Long> MAX_FILE_SIZE =
            Key.of("docent.index.max-file-size", "1MiB", ValueTypes.size("1KiB", "1GiB", "2MiB"));
    static final Key<Duration> PARSE_TIMEOUT =
            Key.of("docent.index.parse-timeout", "60s", ValueTypes.duration("1s", "1h", "5m"));
    static final Key<Integer> PASSAGES_PER_FILE =
            Key.of("docent.index.max-passages-per-file", "10000", number(1, 1_000_000, "50000"));
    static final Key<Integer> PASSAGES_PER_SOURCE =
            Key.of("docent.index.max-passages-per-source", "1000000", number(1, 100_000_000, "5000000"));
    /** The default is no fixed text: as many as the machine has cores. */
    static final Key<Integer> WORKERS = Key.unset("docent.index.workers", number(1, 256, "4"));

    static final Key<Boolean> PRIVATE_FILES = Key.of("docent.index.private-files", "false", ValueTypes.yesOrNo("true"));
    static final Key<Integer> LISTED_FILES =
            Key.of("docent.index.listed-files", "10000", number(0, 10_000_000, "100000"));

    static final Key<Duration> INTERVAL =
            Key.of("docent.index.interval", "10m", ValueTypes.duration("0s", "30d", "1h"));

    static final Key<Integer> MAX_TOKENS =
            Key.of("docent.retrieval.max-tokens", "5000", number(100, 1_000_000, "8000"));
    static final Key<Integer> PASSAGES = Key.of("docent.retrieval.passages", "16", number(1, 100, "12"));

    static final Key<Integer> STEPS = Key.of("docent.retrieval.steps", "4", number(0, 20, "2"));
    static final Key<Integer> STEPS_TOKENS =
            Key.of("docent.retrieval.steps-tokens", "8000", number(100, 1_000_000, "4000"));
    static final Key<Duration> STEPS_TIME =
            Key.of("docent.retrieval.steps-time", "60s", ValueTypes.duration("1s", "1h", "30s"));

    static final Key<String> DEFAULT =
            Key.unset("docent.model.default", ValueTypes.text("the label or name of a model", "fast"));
    static final Key<List<String>> FALLBACK = Key.unset("docent.model.fallback", ModelValueTypes.labels("large,local"));

    static final Key<Duration> PACE = Key.of("docent.quotes.pace", "10ms", ValueTypes.duration("0ms", "1s", "0ms"));

    static final Key<Duration> CHECK_TIME =
            Key.of("docent.citations.check-time", "1s", ValueTypes.duration("0ms", "10s", "500ms"));

    static final Key<OutsideAnswers> OUTSIDE =
            Key.of("docent.answers.outside", "refuse", Choice.of(OutsideAnswers.class, OutsideAnswers.ALLOW));

    static final Key<Duration> HEARTBEAT =
            Key.of("docent.stream.heartbeat", "15s", ValueTypes.duration("100ms", "10m", "10s"));
    static final Key<Duration> GRACE = Key.of("docent.stream.grace", "60s", ValueTypes.duration("0s", "24h", "2m"));
    static final Key<Duration> RETENTION =
            Key.of("docent.stream.retention", "10m", ValueTypes.duration("1s", "7d", "30m"));

    static final Key<Duration> SHUTDOWN =
            Key.of("docent.stream.shutdown", "5s", ValueTypes.duration("0s", "5m", "20s"));

    static final Key<Integer> ANSWERS = Key.of("docent.limits.answers", "2000", number(1, 1_000_000, "500"));
    static final Key<Integer> ANSWERS_PER_USER =
            Key.of("docent.limits.answers-per-user", "8", number(1, 1_000_000, "4"));
    static final Key<Integer> REQUESTS_PER_USER =
            Key.of("docent.limits.requests-per-user", "1000", number(1, 5_000, "100"));
    static final Key<Integer> QUESTION_LOAD = Key.of("docent.limits.question-load", "75", number(10, 100, "75"));
    static final Key<Integer> QUESTION_CHARS =
            Key.of("docent.limits.question-chars", "16000", number(1, 10_000_000, "30000"));
    static final Key<Integer> ANSWER_CHARS =
            Key.of("docent.limits.answer-chars", "1000000", number(1_000, 100_000_000, "200000"));
    static final Key<Integer> CONVERSATIONS_PER_USER =
            Key.of("docent.limits.conversations-per-user", "1000", number(1, 1_000_000, "200"));
    static final Key<Integer> TURNS_PER_CONVERSATION =
            Key.of("docent.limits.turns-per-conversation", "1000", number(1, 100_000, "200"));
    static final Key<Long> ENDED_BYTES =
            Key.of("docent.limits.ended-bytes", "32MiB", ValueTypes.size("1KiB", "16GiB", "128MiB"));
    static final Key<Long> BODY_BYTES =
            Key.of("docent.limits.body-bytes", "256KiB", ValueTypes.size("1KiB", "100MiB", "1MiB"));
    static final Key<Long> RESPONSE_HEAD_BYTES =
            Key.of("docent.limits.response-head-bytes", "64KiB", ValueTypes.size("1KiB", "16MiB", "256KiB"));

    static final Key<ProxyAddress> PROXY =
            Key.secret("docent.http.proxy", ProxyAddress.type("http://user:password@proxy.example.com:3128"));
    static final Key<DirectHosts> NO_PROXY =
            Key.unset("docent.http.no-proxy", DirectHosts.type("localhost,.example.com,10.0.0.0/8"));
    static final Key<String> TRUST_STORE =
            Key.unset("docent.http.trust-store", PathValueTypes.file("/etc/docent/company-ca.pem"));
    static final Key<Secret> TRUST_STORE_PASSWORD =
            Key.secret("docent.http.trust-store-password", ValueTypes.secret("changeit"));
    static final Key<String> KEY_STORE =
            Key.unset("docent.http.key-store", PathValueTypes.file("/etc/docent/docent.p12"));
    static final Key<Secret> KEY_STORE_PASSWORD =
            Key.secret("docent.http.key-store-password", ValueTypes.secret("changeit"));

    static final Key<String> DATABASE_URL = Key.handedOn("docent.database.url");

    static final Key<AuthMode> AUTH_MODE =
            Key.of("docent.auth.mode", "loopback", Choice.of(AuthMode.class, AuthMode.TOKEN));
    static final Key<List<Secret>> AUTH_TOKEN =
            Key.secret("docent.auth.token", ValueTypes.tokens("<what the command openssl rand -hex 24 prints>"));
    static final Key<List<String>> AUTH_HOSTS =
            Key.unset("docent.auth.hosts", ValueTypes.hosts("docs.example.com,*.intranet.example.com"));
    static final Key<String> AUTH_HEADER =
            Key.of("docent.auth.header", "X-Forwarded-User", ValueTypes.headerName("X-Remote-User"));
    static final Key<List<AddressRange>> TRUSTED_PROXIES =
            Key.unset("docent.auth.trusted-proxies", ValueTypes.addresses("10.0.0.7,10.1.0.0/16"));

    private static final List<Key<?>> OTHERS = List.of(
            HOME,
            DOCS,
            MAX_FILE_SIZE,
            PARSE_TIMEOUT,
            PASSAGES_PER_FILE,
            PASSAGES_PER_SOURCE,
            WORKERS,
            PRIVATE_FILES,
            LISTED_FILES,
            INTERVAL,
            MAX_TOKENS,
            PASSAGES,
            STEPS,
            STEPS_TOKENS,
            STEPS_TIME,
            RewriteSettings.MODE,
            RewriteSettings.TIMEOUT,
            DEFAULT,
            FALLBACK,
            PACE,
            CHECK_TIME,
            OUTSIDE,
            HEARTBEAT,
            GRACE,
            RETENTION,
            SHUTDOWN,
            ANSWERS,
            ANSWERS_PER_USER,
            REQUESTS_PER_USER,
            QUESTION_LOAD,
            QUESTION_CHARS,
            ANSWER_CHARS,
            CONVERSATIONS_PER_USER,
            TURNS_PER_CONVERSATION,
            ENDED_BYTES,
            BODY_BYTES,
            RESPONSE_HEAD_BYTES,
            PROXY,
            NO_PROXY,
            TRUST_STORE,
            TRUST_STORE_PASSWORD,
            KEY_STORE,
            KEY_STORE_PASSWORD,
            DATABASE_URL,
            AUTH_MODE,
            AUTH_TOKEN,
            AUTH_HOSTS,
            AUTH_HEADER,
            TRUSTED_PROXIES);

    /** The settings of one model, those of embeddings, those of re-ranking, and all others. */
    static final List<Key<?>> ALL = Stream.of(ModelKeys.SINGLE.all(), EmbeddingKeys.all(), RerankKeys.all(), OTHERS)
            .flatMap(List::stream)
            .toList();

    private Keys() {}
}
