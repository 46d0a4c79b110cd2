package dev.docent.settings;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The types of the settings of embeddings. */
final class EmbeddingValueTypes {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    private EmbeddingValueTypes() {}

    static ValueType<List<String>> languages(String example) {
        return new ValueType<>(
                "codes of languages with two letters, separated by commas",
                example,
                text -> ValueTypes.items(text.toLowerCase(Locale.ROOT)).stream()
                        .map(code -> ValueTypes.matching(code, LANGUAGE))
                        .toList());
    }

    /** A text whose spaces at its ends count, if it is in double quotes. */
    static ValueType<String> prefix(String example) {
        return new ValueType<>(
                "a text that is put before each text, in double quotes if it ends with a space",
                example,
                text -> text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                        ? text.substring(1, text.length() - 1)
                        : text);
    }
}
