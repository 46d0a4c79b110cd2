package dev.docent.source.git;

import dev.docent.source.Glob;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * One item of the setting {@code branch}: the name of a branch or tag, the digits of a commit, or a pattern of names. Immutable.
 *
 * @param text the name or pattern, without {@code !} and without the beginning of a reference
 * @param excludes whether it takes away what the items before it name
 * @param beginnings of the references that it may mean; the first that has any counts
 */
record BranchItem(String text, boolean excludes, List<String> beginnings) {
    private static final Pattern WILDCARD = Pattern.compile("[*?\\[]");
    private static final List<String> ALL = List.of(Constants.R_HEADS, Constants.R_TAGS);

    BranchItem {
        beginnings = List.copyOf(beginnings);
    }

    /** Reads an item as it is written: {@code main}, {@code release/*}, {@code !release/0.*}, {@code refs/tags/v*}. */
    static BranchItem of(String written) {
        boolean excludes = written.startsWith("!");
        var name = excludes ? written.substring(1) : written;
        return ALL.stream()
                .filter(name::startsWith)
                .findFirst()
                .map(beginning -> new BranchItem(name.substring(beginning.length()), excludes, List.of(beginning)))
                .orElseGet(() -> new BranchItem(name, excludes, ALL));
    }

    /** Returns whether it is a pattern. */
    boolean isPattern() {
        return WILDCARD.matcher(text).find();
    }

    boolean isCommit() {
        return beginnings.equals(ALL) && ObjectId.isId(text);
    }

    /** Returns whether it means this name. A star stands for anything but a slash. */
    boolean matches(String name) {
        var pattern = text.split("/", -1);
        var segments = name.split("/", -1);
        if (pattern.length != segments.length) {
            return false;
        }
        for (int i = 0; i < pattern.length; i++) {
            if (isPattern() ? !Glob.matches(pattern[i], segments[i]) : !pattern[i].equals(segments[i])) {
                return false;
            }
        }
        return true;
    }

    /** Returns the references that it means: branches or, if there are none, tags; the newest version first. */
    List<NamedReference> among(Collection<String> references) {
        return beginnings.stream()
                .map(beginning -> references.stream()
                        .filter(reference -> reference.startsWith(beginning))
                        .map(reference -> new NamedReference(reference.substring(beginning.length()), reference))
                        .filter(named -> matches(named.name()))
                        .sorted((one, other) -> new VersionOrder().compare(one.name(), other.name()))
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Returns the beginnings of the references that it may mean, for a server that sends only these. */
    List<String> prefixes() {
        var wildcard = WILDCARD.matcher(text);
        var literal = wildcard.find() ? text.substring(0, wildcard.start()) : text;
        return beginnings.stream().map(beginning -> beginning + literal).toList();
    }
}
