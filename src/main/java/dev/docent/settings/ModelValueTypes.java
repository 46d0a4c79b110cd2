package dev.docent.settings;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The types of the settings of models. */
final class ModelValueTypes {
    private static final Pattern POINTER = Pattern.compile("(?:/(?:[^~/]|~[01])*+)++");
    private static final Pattern CONDITION = Pattern.compile("(?:event|(?:/(?:[^~/=]|~[01])*+)++)\\s*=\\s*\\S.*");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\S+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[ -~]+");
    private static final Pattern PRICE = Pattern.compile("\\d{1,9}(?:\\.\\d{1,6})?");
    private static final Pattern SECRET_PARAMETER =
            Pattern.compile("(?i)(?:^|.*&)[^=&]*(?:key|token|secret|password|signature)[^=&]*=.*");

    private ModelValueTypes() {}

    static ValueType<String> method(String... words) {
        var all = List.of(words);
        return new ValueType<>(
                "one of " + String.join(", ", all),
                words[0],
                text -> all.stream()
                        .filter(word -> word.equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new));
    }

    /** A program and its arguments, separated by spaces; an argument in double quotes keeps its spaces. */
    static ValueType<List<String>> command(String example) {
        return new ValueType<>(
                "a program and its arguments, those with spaces in double quotes",
                example,
                text -> WORD.matcher(text)
                        .results()
                        .map(word -> word.group(1) == null ? word.group() : word.group(1))
                        .toList());
    }

    static ValueType<String> pointer(String example) {
        return new ValueType<>(
                "a JSON Pointer, which begins with a slash", example, text -> ValueTypes.matching(text, POINTER));
    }

    /** A condition for a record, in the form of {@code dev.docent.provider.Condition}. */
    static ValueType<String> condition(String example) {
        return new ValueType<>(
                "a JSON Pointer or the word event, an equals sign, and one or more values separated by |",
                example,
                text -> ValueTypes.matching(text, CONDITION));
    }

    static ValueType<Secret> headerValue(String example) {
        return new ValueType<>(
                "the value of a header, visible ASCII",
                example,
                text -> new Secret(ValueTypes.matching(text, HEADER_VALUE)));
    }

    static ValueType<Double> price(String example) {
        return new ValueType<>(
                "a price for a million tokens, a number such as 0.4",
                example,
                text -> Double.valueOf(ValueTypes.matching(text, PRICE)));
    }

    static ValueType<List<String>> labels(String example) {
        return list("labels of models, separated by commas", example);
    }

    static ValueType<List<String>> fields(String example) {
        return list("names of fields, separated by commas; a dot leads into an object", example);
    }

    private static ValueType<List<String>> list(String what, String example) {
        return new ValueType<>(what, example, ValueTypes::items);
    }

    /** The address of a provider's API, without slashes at its end. */
    static ValueType<URI> url(String example) {
        return url(example, "docent.model.key");
    }

    /** @param key the setting of the key, which an address must not contain */
    static ValueType<URI> url(String example, String key) {
        return new ValueType<>(
                "the http or https URL at which the API's paths begin", example, text -> urlOf(text, key));
    }

    private static URI urlOf(String text, String key) {
        var url = ValueTypes.uri(text.replaceAll("/+$", ""));
        if (!List.of("http", "https").contains(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT))
                || url.getHost() == null) {
            throw new IllegalArgumentException();
        }
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("it must not contain a name and password; set the key with " + key);
        }
        if (url.getRawFragment() != null) {
            throw new IllegalArgumentException("it must not have a fragment");
        }
        if (url.getRawQuery() != null
                && SECRET_PARAMETER.matcher(url.getRawQuery()).matches()) {
            throw new IllegalArgumentException(
                    "its query must not contain a key, because logs would show it; set the key with " + key);
        }
        return url;
    }
}
