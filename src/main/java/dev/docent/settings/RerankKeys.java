package dev.docent.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code docent.rerank} and the settings below it. Headers are not listed, because the service chooses their names. */
final class RerankKeys {
    static final String PREFIX = "docent.rerank.";

    static final Key<RerankChoice> MODE = Key.of("docent.rerank", "off", RerankChoice.TYPE);
    static final Key<URI> URL =
            Key.unset(PREFIX + "url", ModelValueTypes.url("http://localhost:8081/rerank", PREFIX + "key"));
    static final Key<RerankApi> API = Key.of(PREFIX + "api", "auto", Choice.of(RerankApi.class, RerankApi.COHERE));
    static final Key<String> MODEL =
            Key.unset(PREFIX + "model", ValueTypes.text("the service's name of a model", "rerank-v3.5"));
    static final KeyForms KEY = new KeyForms(PREFIX);
    static final Key<Integer> CANDIDATES = Key.of(PREFIX + "candidates", "20", ValueTypes.number(2, 100, "30"));
    static final Key<Duration> TIMEOUT = Key.of(PREFIX + "timeout", "2s", ValueTypes.duration("100ms", "1m", "500ms"));

    private static final Pattern FREE = Pattern.compile("(?:headers|oauth\\.parameters)\\..+");

    private RerankKeys() {}

    /** Returns whether a name is a setting, but not one that {@link #all} lists. */
    static boolean isOne(String name) {
        return name.startsWith(PREFIX)
                && FREE.matcher(name.substring(PREFIX.length())).matches();
    }

    /** Returns the settings that only a service over HTTP has. */
    static List<Key<?>> ofServices() {
        return Stream.concat(Stream.<Key<?>>of(URL, API, MODEL), KEY.all().stream())
                .toList();
    }

    static List<Key<?>> all() {
        return Stream.concat(Stream.<Key<?>>of(MODE, CANDIDATES, TIMEOUT), ofServices().stream())
                .toList();
    }
}
