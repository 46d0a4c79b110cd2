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
        Retrieval retrieval,
        Models models,
        Quotes quotes,
        Stream stream,
        Limits limits,
        Outgoing outgoing,
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
    public record Retrieval(int maxTokens, int passages) {}

    /**
     * Who writes the answers.
     *
     * @param all the models, the default one first; at least one
     * @param fallback {@code docent.model.fallback}: the labels of those that are asked, in this order, when the chosen one
     *     fails before its first token
     */
    public record Models(List<Model> all, List<String> fallback) {
        public Models {
            all = List.copyOf(all);
            fallback = List.copyOf(fallback);
        }
    }

    /**
     * A model: what stands below {@code docent.model} or {@code docent.models.<label>}.
     *
     * @param label what requests and users name it by
     * @param provider {@code provider}
     * @param providerName the same as it was written, in lower case
     * @param url {@code url}: the base, without a slash at its end; for a public provider it is filled in when only a key is
     *     set
     * @param key {@code key}
     * @param keyOrigin where the key comes from if it is none of the settings
     * @param name {@code name}: what the provider calls it; present whenever the provider asks for it
     * @param times how long it may take
     * @param headers {@code headers.*}: what is sent besides, by name
     * @param options {@code options.*}: fields of the request's body, by name; a dot in a name leads into an object
     * @param http {@code http.*}: the format of an endpoint of one's own
     * @param price {@code price.*}
     * @param habits how the provider is spoken to where that is not clear
     */
    public record Model(
            String label,
            Provider provider,
            String providerName,
            Optional<URI> url,
            Optional<Secret> key,
            Optional<KeyOrigin> keyOrigin,
            Optional<String> name,
            ModelTimes times,
            Map<String, Secret> headers,
            Map<String, String> options,
            Http http,
            Optional<Price> price,
            Habits habits) {
        public Model {
            headers = Map.copyOf(headers);
            options = Map.copyOf(options);
        }
    }

    /** Where a key comes from that changes. */
    public sealed interface KeyOrigin {}

    /**
     * {@code key-file}
     *
     * @param lifetime {@code key-lifetime}: after which it is read again
     */
    public record KeyInFile(Path file, Duration lifetime) implements KeyOrigin {}

    /**
     * {@code key-command}
     *
     * @param command the program and its arguments
     * @param lifetime {@code key-lifetime}: after which it is run again
     */
    public record KeyOfCommand(List<String> command, Duration lifetime) implements KeyOrigin {
        public KeyOfCommand {
            command = List.copyOf(command);
        }
    }

    /** {@code oauth.*}: the client credentials of OAuth. */
    public record KeyByOAuth(
            URI tokenUrl, String clientId, Secret clientSecret, Optional<String> scope, Map<String, String> parameters)
            implements KeyOrigin {
        public KeyByOAuth {
            parameters = Map.copyOf(parameters);
        }
    }

    /**
     * How long a model may take.
     *
     * @param firstToken {@code first-token-timeout}: then the answer ends with an error
     * @param idle {@code idle-timeout}: between two tokens; then the same
     * @param total {@code total-timeout}: for the whole answer; then the same
     */
    public record ModelTimes(Duration firstToken, Duration idle, Duration total) {}

    /**
     * The format of an endpoint of one's own; pointers are JSON Pointers (RFC 6901).
     *
     * @param method {@code http.method}
     * @param body {@code http.body}: JSON with placeholders; empty for none
     * @param framing {@code http.framing}
     * @param text {@code http.text}: where the next piece of the answer is
     * @param reasoning {@code http.reasoning}: where the next piece of thinking is
     * @param finish {@code http.finish}: where the end of the answer is said
     * @param inputTokens {@code http.input-tokens}
     * @param outputTokens {@code http.output-tokens}
     * @param error {@code http.error}: where a failure is said
     * @param end {@code http.end}: the record that ends the stream
     * @param when {@code http.text-when} and the like: the records in which these are looked for
     */
    public record Http(
            String method,
            String body,
            String framing,
            Optional<String> text,
            Optional<String> reasoning,
            Optional<String> finish,
            Optional<String> inputTokens,
            Optional<String> outputTokens,
            String error,
            Optional<String> end,
            HttpConditions when) {}

    /**
     * The records of an endpoint of one's own in which something is looked for; empty: in all.
     *
     * @param text {@code http.text-when}
     * @param reasoning {@code http.reasoning-when}
     * @param finish {@code http.finish-when}
     * @param error {@code http.error-when}
     */
    public record HttpConditions(
            Optional<String> text, Optional<String> reasoning, Optional<String> finish, Optional<String> error) {}

    /**
     * What a model costs, in whatever currency, for a million tokens.
     *
     * @param input {@code price.input}
     * @param cachedInput {@code price.cached-input}; that of the input where it is not set
     * @param output {@code price.output}
     */
    public record Price(double input, double cachedInput, double output) {}

    /**
     * How a provider is spoken to where that is not clear.
     *
     * @param api {@code api}: which of its APIs the provider {@code openai} is asked by
     * @param omit {@code omit}: fields that are left out of the request's body
     * @param thinkingBegun whether {@code thinking} is {@code begun}: an answer begins inside the model's thinking
     */
    public record Habits(String api, List<String> omit, boolean thinkingBegun) {
        public Habits {
            omit = List.copyOf(omit);
        }
    }

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
     * How requests leave the machine.
     *
     * @param httpProxy the proxy for {@code http} addresses
     * @param httpsProxy the proxy for {@code https} addresses
     * @param direct {@code docent.http.no-proxy}: who is asked without one
     * @param trusted {@code docent.http.trust-store}: authorities that are trusted besides those of Java
     * @param own {@code docent.http.key-store}: the key and certificate that Docent shows
     */
    public record Outgoing(
            Optional<ProxyAddress> httpProxy,
            Optional<ProxyAddress> httpsProxy,
            DirectHosts direct,
            Optional<Store> trusted,
            Optional<Store> own) {}

    /** A file of keys or certificates, and its password. */
    public record Store(Path file, Optional<Secret> password) {}

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
