package dev.docent.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Every setting as a typed value, grouped by topic. Immutable; prints without secrets.
 *
 * <p>{@code docs/configuration.md} says what each one means to an operator; {@link Keys} lists them with their defaults.
 *
 * @param home {@code docent.home}: the folder of everything that Docent writes
 * @param docs what is indexed
 * @param index how it is indexed
 * @param retrieval how much of it is found for a question
 * @param models who writes the answers
 * @param quotes the answers without a model
 * @param stream how answers travel
 * @param limits what is allowed
 * @param outgoing how requests leave the machine
 * @param database where conversations are kept
 * @param auth who may ask
 * @param warnings what looks wrong and may be meant; for the log
 */
public record Settings(
        Path home,
        Docs docs,
        Index index,
        RetrievalLimits retrieval,
        ModelOrder models,
        Pacing quotes,
        Stream stream,
        Limits limits,
        OutgoingSettings outgoing,
        Storage database,
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
     * @throws SettingsException with all mistakes
     */
    public static Settings read(Map<String, String> contextParameters) {
        return SettingsReader.read(contextParameters, System.getProperties(), System.getenv());
    }

    /**
     * What is indexed.
     *
     * @param folders {@code docent.docs}: absolute; they need not exist. An empty list means the built-in guide
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
     * @param privateFiles {@code docent.index.private-files}: whether files that only their owner may read are indexed too
     * @param listedFiles {@code docent.index.listed-files}: how many files that are left out or failed are listed by name,
     *     for each source; further ones are counted
     * @param interval {@code docent.index.interval}: from the end of a pass to the begin of the next; zero for never
     */
    public record Index(long maxFileBytes, int workers, boolean privateFiles, int listedFiles, Duration interval) {}

    /**
     * How much is found for a question.
     *
     * @param maxTokens {@code docent.retrieval.max-tokens}: of all passages together; the passage beyond is left out
     * @param passages {@code docent.retrieval.passages}: the most passages
     */
    public record RetrievalLimits(int maxTokens, int passages) {}

    /**
     * Who writes the answers.
     *
     * @param all the models, the default one first; at least one
     * @param fallback {@code docent.model.fallback}: the labels of those that are asked, in this order, when the chosen one
     *     fails before its first token
     */
    public record ModelOrder(List<ModelSettings> all, List<String> fallback) {
        public ModelOrder {
            all = List.copyOf(all);
            fallback = List.copyOf(fallback);
        }
    }

    /**
     * The answers without a model.
     *
     * @param pace {@code docent.quotes.pace}: between two words, so that it reads like any other answer
     */
    public record Pacing(Duration pace) {}

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
     * @param requestsPerUser {@code docent.limits.requests-per-user}: of each kind may wait for threads; one more is a 429
     * @param questionLoad {@code docent.limits.question-load}: the load of the processors, in percent, above which questions wait
     * @param questionChars {@code docent.limits.question-chars}: a longer question is refused
     * @param answerChars {@code docent.limits.answer-chars}: a longer answer ends with an error
     * @param conversationsPerUser {@code docent.limits.conversations-per-user}: kept; one more deletes the oldest
     * @param turnsPerConversation {@code docent.limits.turns-per-conversation}: one more is a 409
     * @param endedBytes {@code docent.limits.ended-bytes}: memory of ended answers; others are read from the database
     * @param bodyBytes {@code docent.limits.body-bytes}: a larger request is refused
     * @param responseHeadBytes {@code docent.limits.response-head-bytes}: of what answers a request of Docent's; a longer one is
     *     a failure
     */
    public record Limits(
            int answers,
            int answersPerUser,
            int requestsPerUser,
            int questionLoad,
            int questionChars,
            int answerChars,
            int conversationsPerUser,
            int turnsPerConversation,
            long endedBytes,
            long bodyBytes,
            long responseHeadBytes) {}

    /**
     * Where conversations are kept.
     *
     * @param url {@code docent.database.url}
     */
    public record Storage(String url) {}

    /**
     * Who may ask.
     *
     * @param mode {@code docent.auth.mode}
     * @param tokens {@code docent.auth.token}; at least one for {@link AuthMode#TOKEN}
     * @param hosts {@code docent.auth.hosts}: further names of this server, for {@link AuthMode#OPEN}
     * @param header {@code docent.auth.header}: its name, for {@link AuthMode#HEADER}
     * @param trustedProxies {@code docent.auth.trusted-proxies}: who may set it; at least one for {@link AuthMode#HEADER}
     */
    public record Auth(
            AuthMode mode, List<Secret> tokens, List<String> hosts, String header, List<AddressRange> trustedProxies) {
        public Auth {
            hosts = List.copyOf(hosts);
            tokens = List.copyOf(tokens);
            trustedProxies = List.copyOf(trustedProxies);
        }
    }
}
