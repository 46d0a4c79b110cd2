package dev.docent.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every setting as a typed value, grouped by topic. Immutable; prints without secrets.
 *
 * <p>{@code docs/configuration.md} says what each one means to an operator; {@link Keys} lists them with their defaults.
 *
 * @param home {@code docent.home}: the folder of everything that Docent writes
 * @param docs what is indexed
 * @param index how it is indexed
 * @param retrieval how much of it is found for a question
 * @param model who writes the answers
 * @param quotes the answers without a model
 * @param stream how answers travel
 * @param limits what is allowed
 * @param database where conversations are kept
 * @param auth who may ask
 * @param warnings what looks wrong and may be meant; for the log
 */
public record Settings(
        Path home,
        Docs docs,
        Index index,
        Retrieval retrieval,
        Model model,
        Quotes quotes,
        Stream stream,
        Limits limits,
        Database database,
        Auth auth,
        List<String> warnings) {
    public Settings {
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads the settings. Highest first: the servlet context's parameters, system properties, environment variables,
     * {@code docent.properties} in {@code docent.home}, defaults.
     *
     * @param contextParameters the init parameters of the servlet context; those that are not Docent's are left alone
     * @throws SettingsException with every mistake that there is
     */
    public static Settings read(Map<String, String> contextParameters) {
        return SettingsReader.read(contextParameters, System.getProperties(), System.getenv());
    }

    /**
     * What is indexed.
     *
     * @param folders {@code docent.docs}: absolute; they need not exist. None stands for the built-in guide
     */
    public record Docs(List<Path> folders) {
        public Docs {
            folders = List.copyOf(folders);
        }
    }

    /**
     * How the documents are indexed.
     *
     * @param maxFileBytes {@code docent.index.max-file-size}: a larger file is left out, and named in the index state
     * @param workers {@code docent.index.workers}: how many texts are embedded at the same time
     */
    public record Index(long maxFileBytes, int workers) {}

    /**
     * How much is found for a question.
     *
     * @param maxTokens {@code docent.retrieval.max-tokens}: of all passages together; the passage beyond is left out
     * @param passages {@code docent.retrieval.passages}: the most passages
     */
    public record Retrieval(int maxTokens, int passages) {}

    /**
     * Who writes the answers.
     *
     * @param provider {@code docent.model.provider}
     * @param url {@code docent.model.url}: the base, without a slash at its end; for OpenAI's own address it is filled in
     *     when only a key is set
     * @param key {@code docent.model.key}
     * @param name {@code docent.model.name}; present whenever the provider is, or by URL or key becomes, {@code openai}
     * @param firstTokenTimeout {@code docent.model.first-token-timeout}: then the answer ends with an error
     * @param idleTimeout {@code docent.model.idle-timeout}: between two tokens; then the same
     * @param totalTimeout {@code docent.model.total-timeout}: for the whole answer; then the same
     */
    public record Model(
            Provider provider,
            Optional<URI> url,
            Optional<Secret> key,
            Optional<String> name,
            Duration firstTokenTimeout,
            Duration idleTimeout,
            Duration totalTimeout) {}

    /**
     * The answers without a model.
     *
     * @param pace {@code docent.quotes.pace}: between two words, so that it reads like any other answer
     */
    public record Quotes(Duration pace) {}

    /**
     * How answers travel.
     *
     * @param heartbeat {@code docent.stream.heartbeat}: after so long without an event a comment is sent
     * @param grace {@code docent.stream.grace}: so long an answer is written with nobody reading; then it is stopped
     * @param retention {@code docent.stream.retention}: so long a finished answer can be streamed again; then only the
     *     conversation has it
     * @param shutdown {@code docent.stream.shutdown}: so long running answers may go on when Docent ends; then they are
     *     interrupted
     */
    public record Stream(Duration heartbeat, Duration grace, Duration retention, Duration shutdown) {}

    /**
     * What is allowed.
     *
     * @param answers {@code docent.limits.answers}: at the same time; one more is a 503
     * @param answersPerUser {@code docent.limits.answers-per-user}: at the same time; one more is a 429
     * @param questionChars {@code docent.limits.question-chars}: a longer question is refused
     * @param answerChars {@code docent.limits.answer-chars}: a longer answer ends with an error
     * @param conversationsPerUser {@code docent.limits.conversations-per-user}: kept; one more deletes the oldest
     * @param bodyBytes {@code docent.limits.body-bytes}: a larger request is refused
     */
    public record Limits(
            int answers,
            int answersPerUser,
            int questionChars,
            int answerChars,
            int conversationsPerUser,
            long bodyBytes) {}

    /**
     * Where conversations are kept.
     *
     * @param url {@code docent.database.url}
     */
    public record Database(String url) {}

    /**
     * Who may ask.
     *
     * @param mode {@code docent.auth.mode}
     * @param tokens {@code docent.auth.token}; at least one for {@link AuthMode#TOKEN}
     * @param header {@code docent.auth.header}: its name, for {@link AuthMode#HEADER}
     * @param trustedProxies {@code docent.auth.trusted-proxies}: who may set it; at least one for {@link AuthMode#HEADER}
     */
    public record Auth(AuthMode mode, List<Secret> tokens, String header, List<AddressRange> trustedProxies) {
        public Auth {
            tokens = List.copyOf(tokens);
            trustedProxies = List.copyOf(trustedProxies);
        }
    }
}
