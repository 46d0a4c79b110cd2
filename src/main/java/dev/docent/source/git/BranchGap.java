package dev.docent.source.git;

import dev.docent.source.SourceVisitor;
import java.util.Collection;

/**
 * A branch that is not read although the setting {@code branch} names it. Immutable.
 *
 * @param name the branch, or the pattern
 * @param reason why, and what to do, in words
 * @param kept whether its documents stay in the index, because the setting may be wrong
 */
record BranchGap(String name, String reason, boolean kept) {
    /** @param branches what the repository has instead */
    static BranchGap missing(BranchItem item, Collection<String> branches) {
        var has = "The repository has " + BranchNames.inWords(branches) + ". Correct branch";
        // A branch that a pattern no longer matches is gone. One that the setting itself names may be a mistake.
        return item.isPattern()
                ? new BranchGap(item.text(), "no branch and no tag matches this pattern. " + has, false)
                : new BranchGap(item.text(), "there is no branch or tag of this name. " + has, true);
    }

    static BranchGap tooMany(String name, int most) {
        return new BranchGap(
                name,
                "this branch is not read, because branch matches more than " + most
                        + ". Write narrower patterns, take some away with !, or raise max-branches",
                false);
    }

    static BranchGap samePaths(String name, String other) {
        return new BranchGap(
                name,
                "this is not read, because the paths of its documents could be those of " + other
                        + ". Take one of them away with !",
                false);
    }

    /** Returns whether a path is in this branch. */
    boolean contains(String path) {
        return path.equals(name) || path.startsWith(name + "/");
    }

    boolean show(SourceVisitor visitor) {
        return kept ? visitor.unreadable(name, reason) : visitor.refused(name, reason);
    }
}
