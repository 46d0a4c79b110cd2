package dev.docent.settings;

import dev.docent.home.Places;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads how Docent sends requests to other servers. If {@code docent.http} does not name a proxy, Java's own properties count,
 * then the variables of the environment that other programs use.
 */
final class OutgoingReader {
    private final Values values;
    private final Places places;
    private final Map<String, String> system;
    private final Map<String, String> environment;

    OutgoingReader(Values values, Places places, Map<String, String> system, Map<String, String> environment) {
        this.values = values;
        this.places = places;
        this.system = system;
        this.environment = environment;
    }

    OutgoingSettings read() {
        boolean isOurs = values.isSet(Keys.PROXY);
        var ours = values.find(Keys.PROXY).orElse(null);
        return new OutgoingSettings(
                used(isOurs ? ours : ofOthers("http")),
                used(isOurs ? ours : ofOthers("https")),
                values.find(Keys.NO_PROXY).orElseGet(this::noProxyOfOthers),
                store(Keys.TRUST_STORE, Keys.TRUST_STORE_PASSWORD),
                store(Keys.KEY_STORE, Keys.KEY_STORE_PASSWORD));
    }

    private static @Nullable ProxyAddress used(@Nullable ProxyAddress proxy) {
        return proxy == null || proxy.url() == null ? null : proxy;
    }

    private @Nullable ProxyAddress ofOthers(String scheme) {
        return ofJava(scheme).or(() -> ofEnvironment(scheme)).orElse(null);
    }

    /** Java's networking properties, for example {@code https.proxyHost}. */
    private Optional<ProxyAddress> ofJava(String scheme) {
        return set(system, scheme + ".proxyHost").map(host -> {
            var port = set(system, scheme + ".proxyPort").orElse(scheme.equals("https") ? "443" : "80");
            return foreign(scheme + ".proxyHost", host + ":" + port);
        });
    }

    /** The same variables that curl reads. */
    private Optional<ProxyAddress> ofEnvironment(String scheme) {
        return Stream.of(scheme + "_proxy", scheme.toUpperCase(Locale.ROOT) + "_PROXY", "all_proxy", "ALL_PROXY")
                .flatMap(name -> set(environment, name).map(value -> foreign(name, value)).stream())
                .findFirst();
    }

    /** A wrong value counts as a mistake in Docent's settings, because somebody wants Docent to use a proxy. */
    private ProxyAddress foreign(String name, String value) {
        try {
            return ProxyAddress.parse(value);
        } catch (IllegalArgumentException wrong) {
            values.mistake(name + " must be " + Keys.PROXY.type().rule() + ": " + wrong.getMessage() + "; set "
                    + Keys.PROXY.name() + " to the proxy that Docent should use, or to none");
            return ProxyAddress.parse("none");
        }
    }

    private DirectHosts noProxyOfOthers() {
        var ofJava = set(system, "http.nonProxyHosts").map(hosts -> hosts.replace('|', ','));
        var ofEnvironment = Stream.of("no_proxy", "NO_PROXY")
                .flatMap(name -> set(environment, name).stream())
                .findFirst();
        var all = Stream.concat(ofJava.stream(), ofEnvironment.stream()).toList();
        return all.isEmpty() ? DirectHosts.NONE : DirectHosts.parse(String.join(",", all));
    }

    private OutgoingSettings.@Nullable KeyStore store(Key<String> file, Key<Secret> password) {
        if (values.isSet(password) && !values.isSet(file)) {
            values.mistake(password.name() + " is set, but " + file.name() + " is not; for example " + file.example());
        }
        return values.find(file)
                .map(path -> new OutgoingSettings.KeyStore(
                        places.resolve(path), values.find(password).orElse(null)))
                .orElse(null);
    }

    private static Optional<String> set(Map<String, String> values, String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
