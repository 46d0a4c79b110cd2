package dev.docent.testing;

import dev.docent.conversation.ConversationStores;
import dev.docent.corpus.FileKind;
import dev.docent.home.Places;
import dev.docent.ingest.read.ReadRemotely;
import dev.docent.settings.OutgoingSettings;
import dev.docent.settings.Settings;
import dev.docent.settings.SourceSettings;
import dev.docent.settings.SourceType;
import dev.docent.settings.ValueRules;
import dev.docent.source.FileFormats;
import dev.docent.source.GitSettings;
import dev.docent.source.SourceContext;
import dev.docent.source.Sources;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings of sources as they are after reading, and what all sources have in common. */
public final class SourceSamples {
    /** All files are prose, whatever their names. */
    private static final FileFormats PROSE = new FileFormats() {
        @Override
        public FileKind kind(String path) {
            return FileKind.PROSE;
        }

        @Override
        public long maxFileBytes(String path, long text) {
            return text;
        }
    };

    private static final Places PLACES =
            Places.of(Map.of("user.home", "/home/ada", "user.dir", "/home/ada/work"), Map.of());

    private static final OutgoingSettings OUTGOING = Settings.read(
                    Map.of(), new ValueRules(Sources.LOCATIONS, Sources.PATTERNS, ConversationStores.RULE))
            .outgoing();

    private SourceSamples() {}

    /** Returns an item of {@code docent.docs}. */
    public static SourceSettings item(String location) {
        return source(null, location);
    }

    /**
     * Returns a source with this location and nothing else.
     *
     * @throws IllegalArgumentException if nothing can be read there
     */
    public static SourceSettings source(@Nullable String name, String location) {
        var type = Sources.LOCATIONS.check().typeOf(location, null, PLACES);
        return source(name, location, type);
    }

    public static SourceSettings source(@Nullable String name, String location, SourceType type) {
        return new SourceSettings(
                name,
                new SourceSettings.Where(location, type),
                SourceSettings.Credentials.NONE,
                SourceSettings.Selection.ALL,
                SourceSettings.LookTime.DEFAULT,
                SourceSettings.Look.PLAIN);
    }

    /** Returns the same source with another selection. */
    public static SourceSettings with(SourceSettings source, SourceSettings.Selection selection) {
        return new SourceSettings(
                source.name(), source.where(), source.credentials(), selection, source.times(), source.look());
    }

    /** Returns the defaults of all settings, with {@code /home/ada} as the home and prose in all files. */
    public static SourceContext context() {
        return new SourceContext(
                new Settings.Locations(Path.of("/home/ada/.docent"), PLACES, ""),
                new Settings.Index(
                        List.of(),
                        new Settings.FileLimits(1 << 20, Duration.ofMinutes(1), 10_000, 1_000_000),
                        1,
                        false,
                        100,
                        Duration.ofMinutes(10)),
                OUTGOING,
                PROSE,
                GitSettings.NONE,
                new ReadRemotely(Clock.systemUTC()));
    }
}
