package dev.docent.settings;

import dev.docent.home.Places;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Every setting as a typed value, grouped by topic. Immutable; prints without secrets.
 *
 * <p>{@code docs/configuration.md} says what each one means to an operator; {@link Keys} lists them with their defaults.
 *
 * @param locations where Docent keeps its data
 * @param index what is indexed, and how
 * @param answering how answers are written
 * @param serving how users are served
 * @param outgoing how Docent sends requests to other servers
 * @param warnings what is probably a mistake, but is allowed; for the log
 */
public record Settings(
        Locations locations,
        Index index,
        Answering answering,
        Serving serving,
        OutgoingSettings outgoing,
        List<String> warnings) {
    public Settings {
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads the settings. Highest first: the servlet context's parameters, system properties, environment variables,
     * {@code docent.properties} in {@code docent.home}, defaults.
     *
     * @param contextParameters the init parameters of the servlet context; those that are not Docent's are ignored
     * @param rules the rules for values that are handed on
     * @throws SettingsException with all mistakes
     */
    public static Settings read(Map<String, String> contextParameters, ValueRules rules) {
        return SettingsReader.read(contextParameters, System.getProperties(), System.getenv(), rules);
    }

    /**
     * Where Docent keeps its data.
     *
     * @param home {@code docent.home}: the folder of everything that Docent writes
     * @param places where paths in values begin that are handed on as they are written
     * @param databaseUrl {@code docent.database.url}: where conversations are kept, as it is written; empty if it is not set
     */
    public record Locations(Path home, Places places, String databaseUrl) {}

    /**
     * How answers are written.
     *
     * @param retrieval how much is found for a question
     * @param models who writes the answers
     * @param quotes the answers without a model
     * @param embedding {@code docent.embedding}: what computes vectors, of documents too
     * @param rerank {@code docent.rerank}: who puts what is found in order
     * @param citations how citations are checked
     */
    public record Answering(
            RetrievalLimits retrieval,
            ModelOrder models,
            Pacing quotes,
            EmbeddingSettings embedding,
            RerankSettings rerank,
            Checking citations) {}

    /**
     * How users are served.
     *
     * @param stream how answers travel
     * @param limits what is allowed
     * @param auth who may ask
     */
    public record Serving(Stream stream, Limits limits, Auth auth) {}

    /**
     * What is indexed, and how.
     *
     * @param sources {@code docent.docs} and {@code docent.sources}: what is indexed; empty for the built-in guide
     * @param files how much one file may cost
     * @param workers {@code docent.index.workers}: how many texts are embedded at the same time
     * @param privateFiles {@code docent.index.private-files}: whether files that only their owner may read are indexed too
     * @param listedFiles {@code docent.index.listed-files}: how many files that are left out or failed are listed by name,
     *     for each source; further ones are counted
     * @param interval {@code docent.index.interval}: from the end of a pass to the start of the next one; zero for never
     */
    public record Index(
            List<SourceSettings> sources,
            FileLimits files,
            int workers,
            boolean privateFiles,
            int listedFiles,
            Duration interval) {
        public Index {
            sources = List.copyOf(sources);
        }
    }

    /**
     * How much one file may cost. A file over a limit is named in the state of the index.
     *
     * @param maxBytes {@code docent.index.max-file-size}: a larger file is not read
     * @param parseTimeout {@code docent.index.parse-timeout}: what takes longer to read is given up
     * @param maxPassages {@code docent.index.max-passages-per-file}: a file with more is not indexed
     * @param maxSourcePassages {@code docent.index.max-passages-per-source}: further files of its source are not indexed
     */
    public record FileLimits(long maxBytes, Duration parseTimeout, int maxPassages, int maxSourcePassages) {}

    /**
     * How much is found for a question.
     *
     * @param maxTokens {@code docent.retrieval.max-tokens}: of all passages together; passages above it are left out
     * @param passages {@code docent.retrieval.passages}: the most passages
     * @param steps how far a model may look further
     * @param rewrite {@code docent.rewrite}: whether questions are also searched in other words
     */
    public record RetrievalLimits(int maxTokens, int passages, LookSteps steps, RewriteSettings rewrite) {}

    /**
     * How far a model may look further for one answer.
     *
     * @param most {@code docent.retrieval.steps}: how often it may ask for something; 0 for never
     * @param maxTokens {@code docent.retrieval.steps-tokens}: of everything that it gets then, together
     * @param maxTime {@code docent.retrieval.steps-time}: how long it may ask for something
     */
    public record LookSteps(int most, int maxTokens, Duration maxTime) {}

    /**
     * Who writes the answers.
     *
     * @param all the models, the default one first; at least one
     * @param fallback {@code docent.model.fallback}: the labels of the models that are asked, in this order, if the chosen one
     *     fails before its first token
     * @param outside {@code docent.answers.outside}: what they may do with a question that the documents do not answer
     */
    public record ModelOrder(List<ModelSettings> all, List<String> fallback, OutsideAnswers outside) {
        public ModelOrder {
            all = List.copyOf(all);
            fallback = List.copyOf(fallback);
        }
    }

    /**
     * The answers without a model.
     *
     * @param pace {@code docent.quotes.pace}: the time between two words, so that it reads like any other answer
     */
    public record Pacing(Duration pace) {}

    /**
     * How citations are checked.
     *
     * @param time {@code docent.citations.check-time}: how long it may take at the end of an answer; zero for not at all
     */
    public record Checking(Duration time) {}

    /**
     * How answers travel.
     *
     * @param heartbeat {@code docent.stream.heartbeat}: a comment is sent after this time without an event
     * @param grace {@code docent.stream.grace}: how long an answer is written while nobody reads it; then it is stopped
     * @param retention {@code docent.stream.retention}: how long a finished answer can be streamed again; then only the
     *     conversation has it
     * @param shutdown {@code docent.stream.shutdown}: how long running answers may continue when Docent ends; then they are
     *     interrupted
     */
    public record Stream(Duration heartbeat, Duration grace, Duration retention, Duration shutdown) {}

    /**
     * What is allowed.
     *
     * @param load how much at the same time
     * @param sizes how large things may be
     * @param conversationsPerUser {@code docent.limits.conversations-per-user}: kept; one more deletes the oldest
     * @param turnsPerConversation {@code docent.limits.turns-per-conversation}: one more is a 409
     */
    public record Limits(Load load, Sizes sizes, int conversationsPerUser, int turnsPerConversation) {}

    /**
     * What is allowed at the same time.
     *
     * @param answers {@code docent.limits.answers}: one more is a 503
     * @param answersPerUser {@code docent.limits.answers-per-user}: one more is a 429
     * @param requestsPerUser {@code docent.limits.requests-per-user}: of each kind may wait for threads; one more is a 429
     * @param questionLoad {@code docent.limits.question-load}: the load of the processors, in percent, above which questions
     *     wait
     */
    public record Load(int answers, int answersPerUser, int requestsPerUser, int questionLoad) {}

    /**
     * How large things may be.
     *
     * @param questionChars {@code docent.limits.question-chars}: a longer question is refused
     * @param answerChars {@code docent.limits.answer-chars}: a longer answer ends with an error
     * @param endedBytes {@code docent.limits.ended-bytes}: memory of ended answers; others are read from the database
     * @param bodyBytes {@code docent.limits.body-bytes}: a larger request is refused
     * @param responseHeadBytes {@code docent.limits.response-head-bytes}: the longest head of a response to a request of
     *     Docent; a longer one is a failure
     */
    public record Sizes(int questionChars, int answerChars, long endedBytes, long bodyBytes, long responseHeadBytes) {}

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
