package dev.docent.settings;

import dev.docent.home.NoUserHomeException;
import dev.docent.home.Places;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        return values.find(key.of(new ValueType<>(
                        rule.rule(),
                        rule.example(),
                        text -> items(text).stream()
                                .map(item -> checked(item, rule))
                                .toList())))
                .orElse(List.of());
    }

    /**
     * A location and its type.
     *
     * @param written the location without its secrets
     */
    record Located(WrittenLocation written, SourceType type) {}

    /** Returns the location that a setting names; nothing if it is not set, or wrong. */
    Optional<Located> location(Key<String> key, @Nullable SourceType type, LocationRule rule) {
        return values.find(key.of(new ValueType<>(rule.rule(), rule.example(), text -> located(text, type, rule))));
    }

    /** Returns the sources that the items of a setting name; none if it is not set, or one of them is wrong. */
    List<SourceSettings> locations(Key<String> key, LocationRule rule) {
        var type = new ValueType<>(
                rule.severalRule(),
                rule.example(),
                text -> items(text).stream()
                        .map(item -> located(item, null, rule))
                        .map(place -> SourceSettings.ofItem(place.written(), place.type()))
                        .toList());
        return values.find(key.of(type)).orElse(List.of());
    }

    private Located located(String text, @Nullable SourceType type, LocationRule rule) {
        var written = WrittenLocation.of(PathValueTypes.withAllLetters(text));
        try {
            return new Located(written, rule.check().typeOf(written.text(), type, places));
        } catch (NoUserHomeException e) {
            throw noHome(e);
        }
    }

    /** Items are separated by commas; {@code \\,} is a comma inside an item, and any other backslash is one, as on Windows. */
    static List<String> items(String text) {
        return Arrays.stream(text.split("(?<!\\\\),"))
                .map(item -> item.replace("\\,", ",").strip())
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private String checked(String text, ValueRule rule) {
        try {
            rule.check().accept(PathValueTypes.withAllLetters(text), places);
            return text;
        } catch (NoUserHomeException e) {
            throw noHome(e);
        }
    }

    private static IllegalArgumentException noHome(NoUserHomeException cause) {
        return new IllegalArgumentException(
                "the user that runs Docent has no home folder; write the path without ~", cause);
    }
}
