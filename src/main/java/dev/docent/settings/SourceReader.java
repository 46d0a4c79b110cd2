package dev.docent.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the sources: the items of {@code docent.docs}, then those with names. {@link SourceRules} checks their settings together. */
final class SourceReader {
    private final Values values;
    private final HandedOn handedOn;
    private final ValueRules rules;
    private final TreeSet<String> names;

    /** @param names the names of all settings that are set, also those of environment variables */
    SourceReader(Values values, HandedOn handedOn, ValueRules rules, Collection<String> names) {
        this.values = values;
        this.handedOn = handedOn;
        this.rules = rules;
        this.names = new TreeSet<>(names);
    }

    /** Returns the sources in the order of {@code docent.docs}, then in the order of their names. */
    List<SourceSettings> sources() {
        var sources = new ArrayList<>(handedOn.locations(Keys.DOCS, rules.locations()));
        for (var name : SourceKeys.sources(names)) {
            source(name).ifPresent(sources::add);
        }
        return sources;
    }

    private Optional<SourceSettings> source(String name) {
        var keys = SourceKeys.of(name);
        var type = orNull(keys.type);
        var located = handedOn.location(keys.location, type, rules.locations());
        var selection = new SourceSettings.Selection(
                handedOn.several(keys.include, rules.patterns()),
                handedOn.several(keys.exclude, rules.patterns()),
                orNull(keys.maxFileSize),
                new SourceSettings.Crawl(values.get(keys.pages), values.get(keys.depth), values.get(keys.delay)));
        var times = new SourceSettings.LookTime(orNull(keys.interval), orNull(keys.timeout));
        var look = new SourceSettings.Look(
                orNull(keys.title), values.get(keys.priority), orNull(keys.link), orNull(keys.forge));
        var branches = values.find(keys.branch).orElse(List.of());
        var credentials = credentials(keys, located.orElse(null));
        requireLocation(keys, !credentials.headers().isEmpty());
        return located.map(place -> {
            var where = new SourceSettings.Where(
                    place.written().text(), place.type(), branches, values.get(keys.maxBranches));
            var source = new SourceSettings(name, where, credentials, selection, times, look);
            new SourceRules(values, keys, source).check();
            return source;
        });
    }

    /** A setting that is empty in a higher place is not set. So a source without any setting is no source. */
    private void requireLocation(SourceKeys keys, boolean hasHeaders) {
        if (!values.isSet(keys.location) && (hasHeaders || keys.all().stream().anyMatch(values::isSet))) {
            values.mistake(keys.location.name() + " is not set, but other settings of this source are; for example "
                    + keys.location.name() + "=" + rules.locations().example());
        }
    }

    private SourceSettings.Credentials credentials(SourceKeys keys, HandedOn.@Nullable Located located) {
        var ofUrl = located == null ? new WrittenLocation("", null, null) : located.written();
        return new SourceSettings.Credentials(
                once(keys.username, ofUrl.username(), keys),
                once(keys.password, ofUrl.password(), keys),
                orNull(keys.key),
                headers(keys));
    }

    /** Returns the value of a setting or of the URL. */
    private @Nullable Secret once(Key<Secret> key, @Nullable Secret ofUrl, SourceKeys keys) {
        if (ofUrl != null && values.isSet(key)) {
            values.mistake(key.name() + " is set, but " + keys.location.name()
                    + " contains it too; remove it from one of them");
        }
        return values.find(key).orElse(ofUrl);
    }

    private Map<String, Secret> headers(SourceKeys keys) {
        var found = new LinkedHashMap<String, Secret>();
        var prefix = keys.header("").name();
        names.stream()
                .filter(name -> name.startsWith(prefix) && name.length() > prefix.length())
                .map(name -> name.substring(prefix.length()))
                .forEach(name -> values.find(keys.header(name)).ifPresent(value -> found.put(name, value)));
        return found;
    }

    private <T> @Nullable T orNull(Key<T> key) {
        return values.find(key).orElse(null);
    }
}
