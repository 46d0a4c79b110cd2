package dev.docent.source;

import dev.docent.paths.PathText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Creates the sources of the setting {@code docent.docs}. */
public final class Sources {
    private Sources() {}

    /**
     * Returns one source for each value, in their order, or the built-in guide if there is no value. A source has the
     * name of its folder; a second one with the same name is {@code name-2}.
     *
     * @param values folders
     * @throws IllegalArgumentException if a value cannot be a folder; the message names it and what to write instead
     */
    public static List<Source> of(List<String> values, FolderOptions options) {
        if (values.isEmpty()) {
            return List.of(ResourceSource.guide());
        }
        var sources = new ArrayList<Source>();
        var names = new HashSet<String>();
        for (var value : values) {
            Path folder = folder(value.strip());
            sources.add(new FolderSource(uniqueName(folder, names), folder, options));
        }
        return sources;
    }

    private static Path folder(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("docent.docs has an empty entry. Example: /srv/handbook,/srv/sources");
        }
        if (isGitUrl(value)) {
            throw new IllegalArgumentException("docent.docs names the git repository " + withoutUserInfo(value)
                    + ". Docent cannot read repositories from their URL yet. Clone it, and set docent.docs to "
                    + "the folder of the clone.");
        }
        try {
            return PathText.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "docent.docs names " + value + ", which is not a path. Example: /srv/handbook,/srv/sources", e);
        }
    }

    /** URLs, and the form {@code user@host:path}. {@code C:\docs} on Windows is neither. */
    private static boolean isGitUrl(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        int colon = value.indexOf(':');
        boolean secureShell = colon > 1 && value.lastIndexOf('@', colon) > 0 && value.indexOf('/') > colon;
        return lower.contains("://") || lower.startsWith("git@") || secureShell;
    }

    /** A URL may contain a password, which must not be in a message. */
    private static String withoutUserInfo(String url) {
        int scheme = url.indexOf("://");
        int at = url.lastIndexOf('@');
        return scheme >= 0 && at > scheme ? url.substring(0, scheme + 3) + url.substring(at + 1) : url;
    }

    private static String uniqueName(Path folder, Set<String> taken) {
        String last = PathText.name(folder);
        String name = last.isEmpty() ? "root" : last;
        String unique = name;
        for (int i = 2; !taken.add(unique); i++) {
            unique = name + "-" + i;
        }
        return unique;
    }
}
