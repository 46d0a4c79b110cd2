package dev.docent.source;

import dev.docent.settings.SourceSettings;
import dev.docent.source.LeftOut.Why;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which files of a source are read, by the patterns of its settings {@code include} and {@code exclude}, in the syntax of {@code
 * .gitignore} and relative to the source. Paths are written as in {@link SourceFile#path()}. Immutable.
 *
 * <p>The last pattern that matches decides. What is said of a folder holds for everything in it: nothing below an excluded folder
 * can be included again, and of two patterns of {@code include} for a folder and for a file in it, that of the file counts.
 */
public final class PathSelection {
    /** Selects everything. */
    public static final PathSelection ALL = new PathSelection(List.of(), List.of());

    private final List<IgnoreRule> include;
    private final List<IgnoreRule> exclude;

    private PathSelection(List<IgnoreRule> include, List<IgnoreRule> exclude) {
        this.include = include;
        this.exclude = exclude;
    }

    /** Returns what the patterns of a source select. Patterns that can match nothing count as absent. */
    public static PathSelection of(SourceSettings.Selection settings) {
        return new PathSelection(rules(settings.include()), rules(settings.exclude()));
    }

    private static List<IgnoreRule> rules(List<String> patterns) {
        return patterns.stream()
                .flatMap(pattern -> IgnoreRule.of(pattern).stream())
                .toList();
    }

    /** Returns why a file, or a folder with everything in it, is left out; empty if it is read. */
    public Optional<LeftOut> leftOut(String path, boolean folder) {
        var segments = segments(path);
        var shown = folder ? path + "/" : path;
        if (isExcluded(segments, folder)) {
            return Optional.of(new LeftOut(shown, Why.EXCLUDED, "the setting exclude names it"));
        }
        boolean missed = !include.isEmpty() && !isIncluded(segments, folder);
        return missed && !(folder && mayContainIncluded(segments))
                ? Optional.of(new LeftOut(shown, Why.EXCLUDED, "the setting include does not name it"))
                : Optional.empty();
    }

    /** Returns whether {@code exclude} names a file, or a folder with everything in it. */
    public boolean excludes(String path, boolean folder) {
        return isExcluded(segments(path), folder);
    }

    private boolean isExcluded(List<String> path, boolean folder) {
        for (int length = 1; length <= path.size(); length++) {
            if (isNamed(exclude, path.subList(0, length), folder || length < path.size())
                    .orElse(false)) {
                return true;
            }
        }
        return false;
    }

    private boolean isIncluded(List<String> path, boolean folder) {
        for (int length = path.size(); length > 0; length--) {
            var named = isNamed(include, path.subList(0, length), folder || length < path.size());
            if (named.isPresent()) {
                return named.get();
            }
        }
        return false;
    }

    /** Returns what the last matching rule says; empty if none matches. */
    private static Optional<Boolean> isNamed(List<IgnoreRule> rules, List<String> path, boolean folder) {
        for (int i = rules.size() - 1; i >= 0; i--) {
            if (rules.get(i).matches(path, folder)) {
                return Optional.of(!rules.get(i).negated());
            }
        }
        return Optional.empty();
    }

    private boolean mayContainIncluded(List<String> folder) {
        return include.stream().anyMatch(rule -> !rule.negated() && rule.mayMatchBelow(folder));
    }

    /**
     * Returns whether {@code include} writes the name of a file or folder without wildcards, as what it selects or as a folder on
     * the way to that. So it is read although it would be left out by default.
     */
    public boolean names(String path, boolean folder) {
        var segments = segments(path);
        return include.stream().anyMatch(rule -> !rule.negated() && rule.names(segments, folder));
    }

    /** Returns whether {@code include} names a folder with everything in it. */
    boolean namesAllOf(String folder) {
        return names(folder, true) && isIncluded(segments(folder), true);
    }

    /** Returns what selects only this file, unless {@code exclude} names it. */
    PathSelection naming(String file) {
        var literal = file.replaceAll("[\\\\*?\\[]", "\\\\$0");
        return new PathSelection(List.of(new IgnoreRule(List.of(literal), true, false, false)), exclude);
    }

    private static List<String> segments(String path) {
        return Arrays.asList(path.split("/"));
    }
}
