package dev.docent.settings;

import dev.docent.home.NoUserHomeException;
import dev.docent.home.Places;
import java.util.Arrays;
import java.util.List;

/** Reads values that are handed on as they are written, and notes what their {@link ValueRule} says is wrong. */
final class HandedOn {
    private final Values values;
    private final Places places;

    HandedOn(Values values, Places places) {
        this.values = values;
        this.places = places;
    }

    /** Returns the value of a setting; nothing if it is not set, or wrong. */
    String one(Key<String> key, ValueRule rule) {
        return values.find(key.of(new ValueType<>(rule.rule(), rule.example(), text -> checked(text, rule))))
                .orElse("");
    }

    /** Returns the items of a setting; none if it is not set, or one of them is wrong. */
    List<String> several(Key<String> key, ValueRule rule) {
        return values.find(key.of(new ValueType<>(rule.rule(), rule.example(), text -> items(text, rule))))
                .orElse(List.of());
    }

    /** Items are separated by commas; {@code \\,} is a comma inside an item, and any other backslash is one, as on Windows. */
    private List<String> items(String text, ValueRule rule) {
        return Arrays.stream(text.split("(?<!\\\\),"))
                .map(item -> item.replace("\\,", ",").strip())
                .filter(item -> !item.isEmpty())
                .map(item -> checked(item, rule))
                .toList();
    }

    private String checked(String text, ValueRule rule) {
        try {
            rule.check().accept(PathValueTypes.withAllLetters(text), places);
            return text;
        } catch (NoUserHomeException e) {
            throw new IllegalArgumentException(
                    "the user that runs Docent has no home folder; write the path without ~", e);
        }
    }
}
