package dev.docent.settings;

import dev.docent.home.Places;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads where keys come from, and settings whose names have a free part. */
final class KeyReader {
    private final Values values;
    private final Places places;
    private final Collection<String> names;

    /**
     * Creates a reader.
     *
     * @param places where relative paths begin
     * @param names the names of all settings that are set, also those of environment variables
     */
    KeyReader(Values values, Places places, Collection<String> names) {
        this.values = values;
        this.places = places;
        this.names = names;
    }

    /** Returns how requests to a service are authorized. */
    KeyAccess access(KeyForms keys) {
        return new KeyAccess(
                values.find(keys.key).orElse(null),
                origin(keys).orElse(null),
                free(keys.prefix + "headers.", keys::header));
    }

    /** Returns where a key that changes comes from, if it does. */
    Optional<KeyOrigin> origin(KeyForms keys) {
        var set = keys.origins().stream().filter(values::isSet).map(Key::name).toList();
        if (set.size() > 1) {
            values.mistake(String.join(" and ", set) + " each set where the key comes from; set only one of them");
        }
        var lifetime = values.get(keys.keyLifetime);
        return values.find(keys.keyFile)
                .<KeyOrigin>map(path -> new KeyOrigin.InFile(places.resolve(path), lifetime))
                .or(() -> values.find(keys.keyCommand).map(command -> new KeyOrigin.OfCommand(command, lifetime)))
                .or(() -> byOAuth(keys));
    }

    private Optional<KeyOrigin> byOAuth(KeyForms keys) {
        boolean begun =
                Stream.of(keys.tokenUrl, keys.clientId, keys.clientSecret).anyMatch(values::isSet);
        var url = values.find(keys.tokenUrl);
        var id = values.find(keys.clientId);
        var secret = values.find(keys.clientSecret);
        if (begun) {
            Stream.of(keys.tokenUrl, keys.clientId, keys.clientSecret)
                    .filter(key -> !values.isSet(key))
                    .forEach(key ->
                            values.mistake(key.name() + " is not set, but the client credentials of OAuth need it;"
                                    + " for example " + key.example()));
        }
        return url.isPresent() && id.isPresent() && secret.isPresent()
                ? Optional.of(new KeyOrigin.ByOAuth(
                        url.get(),
                        id.get(),
                        secret.get(),
                        values.find(keys.scope).orElse(null),
                        free(keys.prefix + "oauth.parameters.", keys::oauthParameter)))
                : Optional.empty();
    }

    /** Returns the values of the settings that begin like this, by the rest of their names. */
    <T> Map<String, T> free(String prefix, Function<String, Key<T>> key) {
        var found = new LinkedHashMap<String, T>();
        for (var name : new TreeSet<>(names)) {
            if (name.startsWith(prefix) && name.length() > prefix.length()) {
                var ending = name.substring(prefix.length());
                values.find(key.apply(ending)).ifPresent(value -> found.put(ending, value));
            }
        }
        return found;
    }
}
