package dev.docent.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The settings below {@code docent.embedding.}. Headers are not listed, because the service chooses their names. */
final class EmbeddingKeys {
    static final String PREFIX = "docent.embedding.";

    static final Key<EmbeddingProvider> PROVIDER =
            Key.of(PREFIX + "provider", "auto", Choice.of(EmbeddingProvider.class, EmbeddingProvider.OLLAMA));
    static final Key<URI> URL =
            Key.unset(PREFIX + "url", ModelValueTypes.url("http://localhost:11434", PREFIX + "key"));
    static final KeyForms KEY = new KeyForms(PREFIX);
    static final Key<String> NAME =
            Key.unset(PREFIX + "name", ValueTypes.text("the service's name of a model", "bge-m3"));
    static final Key<String> MODEL =
            Key.unset(PREFIX + "model", PathValueTypes.folder("/srv/models/multilingual-e5-small"));
    static final Key<Integer> DIMENSIONS = Key.unset(PREFIX + "dimensions", ValueTypes.number(1, 4096, "1024"));
    static final Key<List<String>> LANGUAGES = Key.unset(PREFIX + "languages", EmbeddingValueTypes.languages("en,de"));
    static final Key<String> QUESTION_PREFIX =
            Key.unset(PREFIX + "question-prefix", EmbeddingValueTypes.prefix("\"query: \""));
    static final Key<String> DOCUMENT_PREFIX =
            Key.unset(PREFIX + "document-prefix", EmbeddingValueTypes.prefix("\"passage: \""));
    static final Key<Pooling> POOLING = Key.of(PREFIX + "pooling", "auto", Choice.of(Pooling.class, Pooling.CLS));
    static final Key<Integer> BATCH = Key.of(PREFIX + "batch", "16", ValueTypes.number(1, 2048, "64"));
    static final Key<Duration> TIMEOUT = Key.of(PREFIX + "timeout", "60s", ValueTypes.duration("100ms", "1h", "2m"));
    static final Key<Duration> QUESTION_TIMEOUT =
            Key.of(PREFIX + "question-timeout", "3s", ValueTypes.duration("100ms", "5m", "1s"));
    static final Key<Integer> RETRIES = Key.of(PREFIX + "retries", "4", ValueTypes.number(0, 20, "8"));

    private static final Pattern FREE = Pattern.compile("(?:headers|oauth\\.parameters)\\..+");

    private EmbeddingKeys() {}

    /** Returns whether a name is a setting, but not one that {@link #all} lists. */
    static boolean isOne(String name) {
        return name.startsWith(PREFIX)
                && FREE.matcher(name.substring(PREFIX.length())).matches();
    }

    /** Returns the settings that only a service over HTTP has. */
    static List<Key<?>> ofServices() {
        return Stream.concat(
                        Stream.<Key<?>>of(URL, NAME, DIMENSIONS, BATCH, TIMEOUT, QUESTION_TIMEOUT, RETRIES),
                        KEY.all().stream())
                .toList();
    }

    static List<Key<?>> all() {
        return Stream.concat(
                        Stream.<Key<?>>of(PROVIDER, MODEL, LANGUAGES, QUESTION_PREFIX, DOCUMENT_PREFIX, POOLING),
                        ofServices().stream())
                .toList();
    }
}
