package dev.docent.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds names that look like settings but are not, mostly because of a typing mistake. Stateless. */
final class UnknownKeys {
    private static final List<String> KEYS = Keys.ALL.stream().map(Key::name).collect(Collectors.toUnmodifiableList());
    private static final List<String> VARIABLES =
            Keys.ALL.stream().map(Key::variable).collect(Collectors.toUnmodifiableList());

    private UnknownKeys() {}

    /** Returns a sentence for each name that is not a setting. */
    static List<String> among(Collection<String> names, String place) {
        var others = names.stream()
                .filter(name -> !ModelKeys.isOne(name) && !SourceKeys.isOne(name))
                .filter(name -> !EmbeddingKeys.isOne(name) && !RerankKeys.isOne(name))
                .toList();
        return sentences(others, KEYS, place);
    }

    /** Returns a sentence for each variable that begins like the variable of a setting but is none. */
    static List<String> amongVariables(Collection<String> names) {
        var ours = names.stream()
                .filter(name -> name.startsWith("DOCENT_") && !Variables.hasFreePart(name))
                .toList();
        return sentences(ours, VARIABLES, "environment variable");
    }

    private static List<String> sentences(Collection<String> names, List<String> known, String place) {
        var sentences = new ArrayList<String>();
        for (var name : new TreeSet<>(names)) {
            if (!known.contains(name)) {
                var beside = SourceKeys.beside(name);
                var hint = Spelling.nearest(withPrefix(name), beside.isEmpty() ? known : beside)
                        .map(nearest -> "did you mean " + nearest + "?")
                        .orElse("docs/configuration.md lists all settings");
                sentences.add(name + " (" + place + ") is not a setting; " + hint);
            }
        }
        return sentences;
    }

    /** In the file, people leave out the beginning that all names share. */
    private static String withPrefix(String name) {
        return name.startsWith("docent.") || name.startsWith("DOCENT_") ? name : "docent." + name;
    }
}
