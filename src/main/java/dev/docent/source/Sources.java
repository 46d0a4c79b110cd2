package dev.docent.source;

import dev.docent.home.Places;
import dev.docent.settings.LocationRule;
import dev.docent.settings.SourceSettings;
import dev.docent.settings.SourceType;
import dev.docent.settings.ValueRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Creates the sources that the settings name: the items of {@code docent.docs}, and {@code docent.sources.<name>}. Both go
 * through {@link #place}, which has one line for each {@link SourceType}.
 *
 * <p>To read from a type of place, write a {@link Source} and a {@link SourcePlace} for it: {@code record GitPlaces(…) implements
 * SourcePlace} with a factory {@code of(String location, Places places)} that throws an {@link IllegalArgumentException} for a
 * location that it cannot mean, without touching the disk or the network. Then change the line of its type in {@link #place}. Its
 * {@link SourcePlace#source} gets everything that settings say about this source ({@link SourceSettings}), and what all
 * sources have in common ({@link SourceContext}: proxies, limits, formats). A location never contains a password: that is in
 * {@link SourceSettings#credentials()}.
 */
public final class Sources {
    /** What each location must be. */
    public static final LocationRule LOCATIONS = new LocationRule(
            "the path of a folder or file, or the URL of a git repository or of a web site",
            "paths of folders and files, and URLs of git repositories and web sites, separated by commas",
            "/srv/handbook",
            (location, written, places) -> {
                var type = written == null ? LocationType.of(location) : written;
                var unused = place(location, type, places);
                return type;
            });

    /** What each pattern of {@code include} and {@code exclude} must be. */
    public static final ValueRule PATTERNS = new ValueRule(
            "patterns in the syntax of .gitignore, separated by commas", "docs/,*.md", (text, places) -> check(text));

    private static final Duration REPOSITORY_INTERVAL = Duration.ofMinutes(15);
    private static final Duration WEBSITE_INTERVAL = Duration.ofHours(1);

    private Sources() {}

    private static void check(String pattern) {
        if (IgnoreRule.of(pattern).isEmpty()) {
            throw new IllegalArgumentException("\"" + pattern + "\" can match nothing");
        }
    }

    /**
     * Returns the sources in the order of the settings, or the built-in guide if there are none. A source without a name in the
     * settings has the name of its place; if another one has that name, it is {@code name-2}.
     *
     * @param settings the folders need not exist
     * @throws IllegalArgumentException if a location breaks the rule of {@link #LOCATIONS}
     */
    public static List<ConfiguredSource> of(List<SourceSettings> settings, SourceContext context) {
        if (settings.isEmpty()) {
            return List.of(
                    new ConfiguredSource(ResourceSource.guide(), context.index().interval(), 0));
        }
        var sources = new ArrayList<ConfiguredSource>();
        var names = new HashSet<String>();
        settings.stream().map(SourceSettings::name).filter(name -> name != null).forEach(names::add);
        var unnamed = new HashSet<SourcePlace>();
        for (var source : settings) {
            var place = place(
                    source.where().location(),
                    source.where().type(),
                    context.locations().places());
            if (source.name() != null || unnamed.add(place)) {
                var read = place.source(nameOf(source.name(), place, names), source, context);
                sources.add(new ConfiguredSource(
                        shown(read, source),
                        interval(source, context),
                        source.look().priority()));
            }
        }
        return sources;
    }

    private static Duration interval(SourceSettings settings, SourceContext context) {
        var written = settings.times().interval();
        if (written != null) {
            return written;
        }
        return switch (settings.where().type()) {
            case FOLDER -> context.index().interval();
            case GIT -> REPOSITORY_INTERVAL;
            case WEB -> WEBSITE_INTERVAL;
        };
    }

    private static Source shown(Source source, SourceSettings settings) {
        var title = settings.look().title();
        var link = settings.where().type() == SourceType.WEB
                ? null
                : ForgeLinks.of(settings).orElse(null);
        return new ShownSource(source, title == null ? source.title() : title, link);
    }

    /** To read from another type of place, change its line here. */
    private static SourcePlace place(String location, SourceType type, Places places) {
        return switch (type) {
            case FOLDER -> FolderPlace.of(location, places);
            case GIT -> GitPlaces.of(location, places);
            case WEB -> WebPlace.of(location);
        };
    }

    private static String nameOf(@Nullable String written, SourcePlace place, Set<String> taken) {
        if (written != null) {
            return written;
        }
        String unique = place.name();
        for (int i = 2; !taken.add(unique); i++) {
            unique = place.name() + "-" + i;
        }
        return unique;
    }
}
