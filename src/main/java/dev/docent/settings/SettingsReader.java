package dev.docent.settings;

import dev.docent.home.NoUserHomeException;
import dev.docent.home.Places;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads the settings from their layers and collects every mistake. */
final class SettingsReader {
    static final String FILE = "docent.properties";

    private final Values values;
    private final Places places;
    private final ValueRules rules;
    private final Collection<String> names;

    private SettingsReader(Values values, Places places, ValueRules rules, Collection<String> names) {
        this.values = values;
        this.places = places;
        this.rules = rules;
        this.names = names;
    }

    /** Does what {@link Settings#read} says, with properties and variables as parameters. */
    static Settings read(
            Map<String, String> contextParameters,
            Properties systemProperties,
            Map<String, String> environment,
            ValueRules rules) {
        try {
            return readLayers(contextParameters, systemProperties, environment, rules);
        } catch (NoUserHomeException e) {
            throw new SettingsException(List.of(String.valueOf(e.getMessage())));
        }
    }

    private static Settings readLayers(
            Map<String, String> contextParameters,
            Properties systemProperties,
            Map<String, String> environment,
            ValueRules rules) {
        var system = PropertiesFile.mapOf(systemProperties);
        var places = places(system, environment);
        var context = Layer.contextParameters(contextParameters);
        var properties = Layer.systemProperties(system);
        var variables = Layer.environment(environment);
        var mistakes = new ArrayList<String>();

        // The file is in the home, so the home is read from the layers above the file.
        var home = places.resolve(new Values(Layers.of(context, properties, variables)).get(Keys.HOME));
        var file = readFile(home.resolve(FILE), mistakes);
        var layers = Layers.of(
                context,
                properties,
                variables,
                Layer.file(file, home.resolve(FILE).toString()));

        var values = new Values(layers);
        var names = new ArrayList<String>(Variables.names(environment.keySet()));
        names.addAll(context.names());
        names.addAll(properties.names());
        names.addAll(file.keySet());
        var keys = new KeyReader(values, places, names);
        var models = new ModelReader(values, keys, names).models();
        var embedding = new EmbeddingReader(values, places, keys).read();
        var rerank = new RerankReader(values, places, keys).read();
        var outgoing = new OutgoingReader(values, places, system, environment).read();
        var reader = new SettingsReader(values, places, rules, names);
        var settings = reader.settings(
                home,
                reader.answering(models, embedding, rerank),
                outgoing,
                UnknownKeys.amongVariables(environment.keySet()));
        Rules.check(settings, values);

        mistakes.addAll(values.mistakes());
        mistakes.addAll(UnknownKeys.among(context.names(), "context parameter"));
        mistakes.addAll(UnknownKeys.among(properties.names(), "system property"));
        mistakes.addAll(UnknownKeys.among(file.keySet(), home.resolve(FILE).toString()));
        if (!mistakes.isEmpty()) {
            throw new SettingsException(mistakes);
        }
        return settings;
    }

    /** @throws SettingsException if Java itself cannot read a folder of its process */
    private static Places places(Map<String, String> system, Map<String, String> environment) {
        try {
            return Places.of(system, environment);
        } catch (InvalidPathException e) {
            throw new SettingsException(List.of("The folder " + e.getInput()
                    + " (user.home or user.dir) cannot be used: its letters beyond ASCII were lost, because Java was"
                    + " started without a UTF-8 locale. Start Java with LC_ALL=C.UTF-8."));
        }
    }

    private static Map<String, String> readFile(Path path, List<String> mistakes) {
        try {
            var file = PropertiesFile.read(path);
            if (file.containsKey(Keys.HOME.name())) {
                mistakes.add(Keys.HOME.name() + " (" + path
                        + ") cannot be set in this file, which is in docent.home itself; set it as a system property,"
                        + " for example -D"
                        + Keys.HOME.example());
            }
            return file;
        } catch (IllegalArgumentException unreadable) {
            mistakes.add(path + ": " + unreadable.getMessage());
            return Map.of();
        }
    }

    private Settings settings(
            Path home, Settings.Answering answering, OutgoingSettings outgoing, List<String> warnings) {
        // Read again only for its mistakes: the first time, the file was not known.
        values.get(Keys.HOME);
        var auth = auth();
        var all = new ArrayList<>(warnings);
        all.addAll(Rules.warnings(auth));
        var handedOn = new HandedOn(values, places);
        return new Settings(
                new Settings.Locations(home, places, handedOn.one(Keys.DATABASE_URL, rules.databaseUrl())),
                index(new SourceReader(values, handedOn, rules, names).sources()),
                answering,
                new Settings.Serving(stream(), limits(), auth),
                outgoing,
                all);
    }

    private Settings.Answering answering(
            Settings.ModelOrder models, EmbeddingSettings embedding, RerankSettings rerank) {
        var steps = new Settings.LookSteps(
                values.get(Keys.STEPS), values.get(Keys.STEPS_TOKENS), values.get(Keys.STEPS_TIME));
        return new Settings.Answering(
                new Settings.RetrievalLimits(
                        values.get(Keys.MAX_TOKENS), values.get(Keys.PASSAGES), steps, RewriteSettings.read(values)),
                models,
                new Settings.Pacing(values.get(Keys.PACE)),
                embedding,
                rerank,
                new Settings.Checking(values.get(Keys.CHECK_TIME)));
    }

    private Settings.Stream stream() {
        return new Settings.Stream(
                values.get(Keys.HEARTBEAT),
                values.get(Keys.GRACE),
                values.get(Keys.RETENTION),
                values.get(Keys.SHUTDOWN));
    }

    private Settings.Index index(List<SourceSettings> sources) {
        return new Settings.Index(
                sources,
                new Settings.FileLimits(
                        values.get(Keys.MAX_FILE_SIZE),
                        values.get(Keys.PARSE_TIMEOUT),
                        values.get(Keys.PASSAGES_PER_FILE),
                        values.get(Keys.PASSAGES_PER_SOURCE)),
                values.find(Keys.WORKERS).orElseGet(() -> Runtime.getRuntime().availableProcessors()),
                values.get(Keys.PRIVATE_FILES),
                values.get(Keys.LISTED_FILES),
                values.get(Keys.INTERVAL));
    }

    private Settings.Limits limits() {
        return new Settings.Limits(
                new Settings.Load(
                        values.get(Keys.ANSWERS),
                        values.get(Keys.ANSWERS_PER_USER),
                        values.get(Keys.REQUESTS_PER_USER),
                        values.get(Keys.QUESTION_LOAD)),
                new Settings.Sizes(
                        values.get(Keys.QUESTION_CHARS),
                        values.get(Keys.ANSWER_CHARS),
                        values.get(Keys.ENDED_BYTES),
                        values.get(Keys.BODY_BYTES),
                        values.get(Keys.RESPONSE_HEAD_BYTES)),
                values.get(Keys.CONVERSATIONS_PER_USER),
                values.get(Keys.TURNS_PER_CONVERSATION));
    }

    private Settings.Auth auth() {
        return new Settings.Auth(
                values.get(Keys.AUTH_MODE),
                values.find(Keys.AUTH_TOKEN).orElse(List.of()),
                values.find(Keys.AUTH_HOSTS).orElse(List.of()),
                values.get(Keys.AUTH_HEADER),
                values.find(Keys.TRUSTED_PROXIES).orElse(List.of()));
    }
}
