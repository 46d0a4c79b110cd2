package dev.docent.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of a {@code .gitignore} file. Immutable.
 *
 * @param segments the pattern, cut at its slashes
 * @param anchored whether it matches the path relative to the folder of its file, and not only the name
 * @param directoryOnly whether it matches folders only
 * @param negated whether it includes a file again
 */
public record IgnoreRule(List<String> segments, boolean anchored, boolean directoryOnly, boolean negated) {
    private static final String ANY_FOLDERS = "**";

    private static final String WILDCARDS = "*?[";

    /** Returns the rule of a line; empty for comments, blank lines and lines that can match nothing. */
    public static Optional<IgnoreRule> of(String line) {
        String pattern = withoutTrailingSpaces(line);
        if (pattern.isEmpty() || pattern.startsWith("#")) {
            return Optional.empty();
        }
        boolean negated = pattern.startsWith("!");
        if (negated) {
            pattern = pattern.substring(1);
        }
        boolean directoryOnly = pattern.endsWith("/");
        if (directoryOnly) {
            pattern = pattern.substring(0, pattern.length() - 1);
        }
        boolean anchored = pattern.indexOf('/') >= 0;
        if (pattern.startsWith("/")) {
            pattern = pattern.substring(1);
        }
        if (pattern.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new IgnoreRule(segments(pattern), anchored, directoryOnly, negated));
    }

    /** Spaces at the end are ignored unless a backslash precedes them. */
    private static String withoutTrailingSpaces(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ' && !isEscaped(line, end - 1)) {
            end--;
        }
        return line.substring(0, end);
    }

    private static boolean isEscaped(String line, int at) {
        int backslashes = 0;
        while (at - backslashes > 0 && line.charAt(at - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static List<String> segments(String pattern) {
        var segments = new ArrayList<String>();
        int start = 0;
        for (int slash = pattern.indexOf('/'); slash >= 0; slash = pattern.indexOf('/', start)) {
            segments.add(pattern.substring(start, slash));
            start = slash + 1;
        }
        segments.add(pattern.substring(start));
        return segments;
    }

    /** Returns whether the rule matches this path, given in segments below the folder of the rule's file. */
    public boolean matches(List<String> path, boolean directory) {
        if (directoryOnly && !directory) {
            return false;
        }
        if (!anchored) {
            return Glob.matches(segments.get(0), path.get(path.size() - 1));
        }
        return matchesFolders(path);
    }

    /** Returns whether the rule may match something in this folder, given in segments, that it does not match itself. */
    boolean mayMatchBelow(List<String> folder) {
        for (int i = 0; anchored && i < Math.min(segments.size(), folder.size()); i++) {
            if (segments.get(i).equals(ANY_FOLDERS)) {
                return true;
            }
            if (!Glob.matches(segments.get(i), folder.get(i))) {
                return false;
            }
        }
        return !anchored || segments.size() > folder.size();
    }

    /**
     * Returns whether the pattern writes the name of this path without wildcards, as what it matches or as a folder on the way to
     * that.
     */
    boolean names(List<String> path, boolean directory) {
        for (int length = 1; length <= segments.size(); length++) {
            boolean whole = length == segments.size();
            var part = new IgnoreRule(segments.subList(0, length), anchored, directoryOnly || !whole, false);
            if (isName(segments.get(length - 1)) && part.matches(path, directory)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isName(String segment) {
        return segment.chars().noneMatch(character -> WILDCARDS.indexOf(character) >= 0);
    }

    private boolean matchesFolders(List<String> path) {
        int s = 0;
        int p = 0;
        int anyAt = -1;
        int anyPath = 0;
        while (p < path.size()) {
            if (s < segments.size() && segments.get(s).equals(ANY_FOLDERS)) {
                anyAt = s++;
                anyPath = p;
                if (s == segments.size()) {
                    return true; // The rest of the path is inside.
                }
            } else if (s < segments.size() && Glob.matches(segments.get(s), path.get(p))) {
                s++;
                p++;
            } else if (anyAt >= 0) {
                s = anyAt + 1;
                p = ++anyPath;
            } else {
                return false;
            }
        }
        return s == segments.size();
    }
}
