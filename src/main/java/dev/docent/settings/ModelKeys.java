package dev.docent.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings of one model: those below {@code docent.model.}, and the same below {@code docent.models.<label>.} for each of
 * several. Headers and options are not listed, because the provider chooses their names.
 */
final class ModelKeys {
    /** Settings of {@code docent.models}: a label of letters, digits, hyphens and underscores, and the name of a setting. */
    private static final Pattern LABELLED = Pattern.compile("docent\\.models\\.([A-Za-z0-9_-]+)\\.(.+)");

    /** Names of headers and options, which may be anything. */
    private static final Pattern FREE = Pattern.compile("(?:headers|options|oauth\\.parameters)\\..+");

    static final ModelKeys SINGLE = new ModelKeys("docent.model.");

    private static final Set<String> ENDINGS = SINGLE.all().stream()
            .map(key -> key.name().substring(SINGLE.prefix.length()))
            .collect(Collectors.toUnmodifiableSet());

    final String prefix;
    final Key<Provider> provider;
    final Key<URI> url;
    final KeyForms forms;
    final Key<Secret> key;
    final Key<String> name;
    final Key<Duration> firstTokenTimeout;
    final Key<Duration> idleTimeout;
    final Key<Duration> totalTimeout;
    final Key<String> method;
    final Key<String> body;
    final Key<BodyFraming> framing;
    final Key<String> text;
    final Key<String> reasoning;
    final Key<String> finish;
    final Key<String> inputTokens;
    final Key<String> outputTokens;
    final Key<String> error;
    final Key<String> end;
    final Key<String> textWhen;
    final Key<String> reasoningWhen;
    final Key<String> finishWhen;
    final Key<String> errorWhen;
    final Key<Double> inputPrice;
    final Key<Double> outputPrice;
    final Key<Double> cachedInputPrice;
    final Key<Double> cacheWritePrice;
    final Key<OpenAiApi> api;
    final Key<List<String>> omit;
    final Key<Thinking> thinking;
    final Key<Automatic> tools;
    final Key<Integer> context;

    private ModelKeys(String prefix) {
        this.prefix = prefix;
        provider = Key.of(prefix + "provider", "auto", Provider.type());
        url = Key.unset(prefix + "url", ModelValueTypes.url("http://localhost:11434/v1"));
        forms = new KeyForms(prefix);
        key = forms.key;
        name = Key.unset(prefix + "name", ValueTypes.text("the provider's name of a model", "gpt-6-luna"));
        firstTokenTimeout = Key.of(prefix + "first-token-timeout", "60s", ValueTypes.duration("100ms", "1h", "90s"));
        idleTimeout = Key.of(prefix + "idle-timeout", "30s", ValueTypes.duration("100ms", "1h", "45s"));
        totalTimeout = Key.of(prefix + "total-timeout", "10m", ValueTypes.duration("1s", "24h", "20m"));
        method = Key.of(prefix + "http.method", "POST", ModelValueTypes.method("POST", "PUT", "GET"));
        body = Key.unset(
                prefix + "http.body",
                ValueTypes.text("JSON with placeholders", "{\"input\": {{prompt}}, \"stream\": true}"));
        framing = Key.of(prefix + "http.framing", "sse", Choice.of(BodyFraming.class, BodyFraming.SSE));
        text = pointer("http.text", "/text");
        reasoning = pointer("http.reasoning", "/thinking");
        finish = pointer("http.finish", "/done");
        inputTokens = pointer("http.input-tokens", "/usage/in");
        outputTokens = pointer("http.output-tokens", "/usage/out");
        error = Key.of(prefix + "http.error", "/error", ModelValueTypes.pointer("/error"));
        end = Key.unset(prefix + "http.end", ValueTypes.text("the record that ends a stream", "[DONE]"));
        textWhen = condition("http.text-when", "/type=delta");
        reasoningWhen = condition("http.reasoning-when", "/type=thinking");
        finishWhen = condition("http.finish-when", "event=done");
        errorWhen = condition("http.error-when", "event=failed");
        inputPrice = Key.unset(prefix + "price.input", ModelValueTypes.price("0.4"));
        outputPrice = Key.unset(prefix + "price.output", ModelValueTypes.price("1.6"));
        cachedInputPrice = Key.unset(prefix + "price.cached-input", ModelValueTypes.price("0.04"));
        cacheWritePrice = Key.unset(prefix + "price.cache-write", ModelValueTypes.price("0.5"));
        api = Key.of(prefix + "api", "chat", Choice.of(OpenAiApi.class, OpenAiApi.CHAT));
        omit = Key.unset(prefix + "omit", ModelValueTypes.fields("stream_options"));
        thinking = Key.of(prefix + "thinking", "tagged", Choice.of(Thinking.class, Thinking.TAGGED));
        tools = Key.of(prefix + "tools", "auto", Choice.of(Automatic.class, Automatic.OFF));
        context = Key.unset(prefix + "context", ValueTypes.number(2_048, 100_000_000, "32768"));
    }

    private Key<String> pointer(String ending, String example) {
        return Key.unset(prefix + ending, ModelValueTypes.pointer(example));
    }

    private Key<String> condition(String ending, String example) {
        return Key.unset(prefix + ending, ModelValueTypes.condition(example));
    }

    /** Returns the settings of one of several models. */
    static ModelKeys of(String label) {
        return new ModelKeys("docent.models." + label + ".");
    }

    /** Returns the provider as it is written, for a provider from a jar. */
    Key<String> providerName() {
        return Key.unset(provider.name(), Provider.nameType());
    }

    /** Returns the setting for a header of each request. */
    Key<Secret> header(String name) {
        return forms.header(name);
    }

    /** Returns the settings that say where the key comes from; each excludes the others. */
    List<Key<?>> keyOrigins() {
        return forms.origins();
    }

    /** Returns the setting for a field of the body of each request. */
    Key<String> option(String name) {
        return Key.unset(prefix + "options." + name, ValueTypes.text("a JSON value, or a word", "0.2"));
    }

    /** Returns the settings for the requests and responses of a custom endpoint. */
    List<Key<?>> format() {
        return Stream.<Key<?>>concat(Stream.of(method, body, framing), inRecords().stream())
                .toList();
    }

    /** Returns the settings for what is looked for in the records of a custom endpoint. */
    List<Key<String>> inRecords() {
        return Stream.concat(
                        Stream.of(text, reasoning, finish, inputTokens, outputTokens, error, end),
                        conditions().stream())
                .toList();
    }

    /** Returns the settings that limit in which records something is looked for. */
    List<Key<String>> conditions() {
        return List.of(textWhen, reasoningWhen, finishWhen, errorWhen);
    }

    List<Key<?>> all() {
        return Stream.concat(Stream.concat(Stream.of(provider, url), forms.all().stream()), others().stream())
                .toList();
    }

    private List<Key<?>> others() {
        return List.of(
                name,
                firstTokenTimeout,
                idleTimeout,
                totalTimeout,
                method,
                body,
                framing,
                text,
                reasoning,
                finish,
                inputTokens,
                outputTokens,
                error,
                end,
                textWhen,
                reasoningWhen,
                finishWhen,
                errorWhen,
                inputPrice,
                outputPrice,
                cachedInputPrice,
                cacheWritePrice,
                api,
                omit,
                thinking,
                tools,
                context);
    }

    /** Returns whether a name is a setting of a model, but not one that {@link #all} of the single model lists. */
    static boolean isOne(String name) {
        if (name.startsWith(SINGLE.prefix)) {
            return FREE.matcher(name.substring(SINGLE.prefix.length())).matches();
        }
        var labelled = LABELLED.matcher(name);
        return labelled.matches()
                && (ENDINGS.contains(labelled.group(2))
                        || FREE.matcher(labelled.group(2)).matches());
    }

    /** Returns the labels in names, in alphabetical order. */
    static List<String> labels(Set<String> names) {
        return names.stream()
                .map(LABELLED::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .distinct()
                .sorted()
                .toList();
    }
}
