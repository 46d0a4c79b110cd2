package dev.docent.source;

import dev.docent.home.Places;
import dev.docent.settings.ValueRule;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Decides what the setting {@code docent.docs} means. */
public final class Sources {
    /** What each item of the setting must be. */
    public static final ValueRule RULE =
            new ValueRule("paths of folders, separated by commas", "/srv/handbook,/srv/code", Sources::place);

    private Sources() {}

    /**
     * Returns one source for each place, in their order, or the built-in guide if there is no value. A source has the
     * name of its place; a second one with the same name is {@code name-2}.
     *
     * @param values the items of the setting; the folders need not exist
     * @param places where their paths begin
     * @throws IllegalArgumentException if a value breaks the {@link #RULE}
     */
    public static List<Source> of(List<String> values, Places places, FolderOptions options) {
        if (values.isEmpty()) {
            return List.of(ResourceSource.guide());
        }
        var sources = new ArrayList<Source>();
        var names = new HashSet<String>();
        values.stream()
                .map(value -> place(value, places))
                .distinct()
                .forEach(place -> sources.add(place.source(unique(place.name(), names), options)));
        return sources;
    }

    /** To read from another place, add a line here. */
    private static SourcePlace place(String value, Places places) {
        if (isGitUrl(value)) {
            throw new IllegalArgumentException(
                    "Docent cannot read repositories from their URL yet; clone it, and set the folder of the clone");
        }
        try {
            return new FolderPlace(places.resolve(value));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(e.getReason(), e);
        }
    }

    /** URLs, and the form {@code user@host:path}. {@code C:\docs} on Windows is neither. */
    private static boolean isGitUrl(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        int colon = value.indexOf(':');
        boolean secureShell = colon > 1 && value.lastIndexOf('@', colon) > 0 && value.indexOf('/') > colon;
        return lower.contains("://") || lower.startsWith("git@") || secureShell;
    }

    private static String unique(String name, Set<String> taken) {
        String unique = name;
        for (int i = 2; !taken.add(unique); i++) {
            unique = name + "-" + i;
        }
        return unique;
    }
}
