package dev.docent.settings;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Translates environment variables of settings whose names have free parts: {@code DOCENT_MODEL_HEADERS_X_TEAM} into {@code
 * docent.model.headers.x-team}, {@code DOCENT_MODEL_OPTIONS_MAX_TOKENS} into {@code docent.model.options.max_tokens}, {@code
 * DOCENT_MODELS_FAST_URL} into {@code docent.models.fast.url}, {@code DOCENT_SOURCES_HANDBOOK_LOCATION} into {@code
 * docent.sources.handbook.location}. Such labels and names are in lower case. Stateless.
 */
final class Variables {
    private static final Pattern FREE = Pattern.compile(
            "(DOCENT_MODEL_|DOCENT_EMBEDDING_|DOCENT_RERANK_|DOCENT_MODELS_(\\w+?)_)(HEADERS|OPTIONS)_(\\w+)|DOCENT_SOURCES_(\\w+?)_(HEADERS)_(\\w+)");
    private static final Family MODELS = new Family("docent.models.", ModelKeys.SINGLE.prefix, ModelKeys.SINGLE.all());
    private static final Family SOURCES = new Family("docent.sources.", SourceKeys.ANY.prefix, SourceKeys.ANY.all());

    private Variables() {}

    /** Settings that exist once for each label. */
    private static final class Family {
        private final String group;
        private final String prefix;
        private final List<Key<?>> keys;
        private final Pattern labelled;

        /**
         * @param group what all their names begin with
         * @param prefix what the names of these examples begin with
         */
        Family(String group, String prefix, List<Key<?>> keys) {
            this.group = group;
            this.prefix = prefix;
            this.keys = keys;
            this.labelled = Pattern.compile(Key.variable(group) + "(\\w+?)_("
                    + keys.stream().map(this::ending).map(Key::variable).collect(Collectors.joining("|")) + ")");
        }

        private String ending(Key<?> key) {
            return key.name().substring(prefix.length());
        }

        Stream<String> translate(String variable) {
            var matcher = labelled.matcher(variable);
            return matcher.matches()
                    ? keys.stream()
                            .map(this::ending)
                            .filter(ending -> Key.variable(ending).equals(matcher.group(2)))
                            .map(ending -> group + lower(matcher.group(1)) + "." + ending)
                            .limit(1)
                    : Stream.empty();
        }
    }

    static boolean hasFreePart(String variable) {
        return translate(variable).isPresent();
    }

    /** Returns the names of such settings that variables set. */
    static List<String> names(Collection<String> variables) {
        return variables.stream().flatMap(name -> translate(name).stream()).toList();
    }

    private static Optional<String> translate(String variable) {
        var free = FREE.matcher(variable);
        if (free.matches()) {
            return Optional.of(free.group(5) == null ? ofModel(free.toMatchResult()) : ofSource(free.toMatchResult()));
        }
        return Stream.concat(MODELS.translate(variable), SOURCES.translate(variable))
                .findFirst();
    }

    private static String ofModel(MatchResult free) {
        boolean headers = free.group(3).equals("HEADERS");
        var name = lower(free.group(4));
        var single = Stream.of(EmbeddingKeys.PREFIX, RerankKeys.PREFIX)
                .filter(prefix -> free.group(1).equals(Key.variable(prefix)))
                .findFirst()
                .orElse(ModelKeys.SINGLE.prefix);
        var prefix = free.group(2) == null ? single : "docent.models." + lower(free.group(2)) + ".";
        return prefix + lower(free.group(3)) + "." + (headers ? name.replace('_', '-') : name);
    }

    private static String ofSource(MatchResult free) {
        return "docent.sources." + lower(free.group(5)) + ".headers."
                + lower(free.group(7)).replace('_', '-');
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
