package dev.docent.settings;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Translates environment variables of settings whose names have free parts: {@code DOCENT_MODEL_HEADERS_X_TEAM} into {@code
 * docent.model.headers.x-team}, {@code DOCENT_MODEL_OPTIONS_MAX_TOKENS} into {@code docent.model.options.max_tokens}, {@code
 * DOCENT_MODELS_FAST_URL} into {@code docent.models.fast.url}. Such labels are in lower case. Stateless.
 */
final class Variables {
    private static final Pattern FREE =
            Pattern.compile("(DOCENT_MODEL_|DOCENT_MODELS_(\\w+?)_)(HEADERS|OPTIONS)_(\\w+)");
    private static final Pattern LABELLED = Pattern.compile("DOCENT_MODELS_(\\w+?)_("
            + ModelKeys.SINGLE.all().stream()
                    .map(key -> key.variable().substring("DOCENT_MODEL_".length()))
                    .collect(Collectors.joining("|"))
            + ")");

    private Variables() {}

    static boolean isOfModel(String variable) {
        return translate(variable).isPresent();
    }

    /** Returns the names of the settings of models that variables set. */
    static List<String> names(Collection<String> variables) {
        return variables.stream().flatMap(name -> translate(name).stream()).toList();
    }

    private static Optional<String> translate(String variable) {
        var free = FREE.matcher(variable);
        if (free.matches()) {
            boolean headers = free.group(3).equals("HEADERS");
            var name = lower(free.group(4));
            var prefix = free.group(2) == null ? "docent.model." : "docent.models." + lower(free.group(2)) + ".";
            return Optional.of(prefix + lower(free.group(3)) + "." + (headers ? name.replace('_', '-') : name));
        }
        var labelled = LABELLED.matcher(variable);
        return labelled.matches()
                ? ModelKeys.SINGLE.all().stream()
                        .filter(key -> key.variable().equals("DOCENT_MODEL_" + labelled.group(2)))
                        .map(key -> "docent.models." + lower(labelled.group(1)) + "."
                                + key.name().substring(ModelKeys.SINGLE.prefix.length()))
                        .findFirst()
                : Optional.empty();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
