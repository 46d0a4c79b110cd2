package dev.docent.source.git;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.eclipse.jgit.lib.Constants;

/**
 * Which branches, tags and commits of a repository are read: what the setting {@code branch} says. Immutable.
 *
 * <p>A single name, or none, is one revision of the source. A list or a pattern is several, also if only one branch matches
 * today: paths of documents then begin with the name of the branch.
 */
public final class BranchChoice {
    /** The branch that the repository itself names. */
    public static final BranchChoice DEFAULT = new BranchChoice(List.of(), 1);

    private final List<BranchItem> items;
    private final int most;

    private BranchChoice(List<BranchItem> items, int most) {
        this.items = items;
        this.most = most;
    }

    /**
     * Returns what these items of the setting mean; the default branch if there are none.
     *
     * @param most how many branches are read; the last ones of more are gaps
     */
    public static BranchChoice of(List<String> items, int most) {
        return new BranchChoice(items.stream().map(BranchItem::of).toList(), most);
    }

    /**
     * What is read.
     *
     * @param references in the order of the items, the first ones first
     * @param gaps what is not read although the setting names it
     */
    record Chosen(List<NamedReference> references, List<BranchGap> gaps) {}

    /** Returns whether it is the branch that the repository itself names. */
    boolean isDefault() {
        return items.isEmpty();
    }

    /** Returns whether paths begin with the names of branches. */
    boolean isSeveral() {
        return items.size() > 1 || (items.size() == 1 && items.get(0).isPattern());
    }

    /** Returns the only item; empty if there is none, or if there are several revisions. */
    Optional<BranchItem> single() {
        return isSeveral() || items.isEmpty() ? Optional.empty() : Optional.of(items.get(0));
    }

    /** Returns what the items mean among these references. */
    Chosen among(Collection<String> references) {
        var chosen = new ArrayList<NamedReference>();
        if (isDefault() && references.contains(Constants.HEAD)) {
            chosen.add(new NamedReference(Constants.HEAD, Constants.HEAD));
        }
        var gaps = new ArrayList<BranchGap>();
        for (var item : items) {
            if (item.excludes()) {
                chosen.removeIf(reference -> item.matches(reference.name()));
                continue;
            }
            var found =
                    item.isCommit() ? List.of(new NamedReference(item.text(), item.text())) : item.among(references);
            if (found.isEmpty()) {
                gaps.add(BranchGap.missing(item, branches(references)));
            }
            found.forEach(reference -> add(reference, chosen, gaps));
        }
        while (chosen.size() > most) {
            gaps.add(BranchGap.tooMany(chosen.remove(chosen.size() - 1).name(), most));
        }
        return new Chosen(chosen, gaps);
    }

    private static void add(NamedReference reference, List<NamedReference> chosen, List<BranchGap> gaps) {
        var conflict = chosen.stream()
                .filter(other -> isWithin(other.name(), reference.name()) || isWithin(reference.name(), other.name()))
                .findFirst();
        if (conflict.isEmpty()) {
            chosen.add(reference);
        } else if (!conflict.get().reference().equals(reference.reference())) {
            gaps.add(BranchGap.samePaths(reference.name(), conflict.get().name()));
        }
    }

    private static boolean isWithin(String name, String folder) {
        return name.equals(folder) || name.startsWith(folder + "/");
    }

    /** Returns the names of the branches among references. */
    static SortedSet<String> branches(Collection<String> references) {
        var names = new TreeSet<String>();
        references.stream()
                .filter(reference -> reference.startsWith(Constants.R_HEADS))
                .forEach(reference -> names.add(reference.substring(Constants.R_HEADS.length())));
        return names;
    }

    /** Returns the beginnings of the references that are asked for. */
    List<String> prefixes() {
        return items.stream()
                .filter(item -> !item.excludes() && !item.isCommit())
                .flatMap(item -> item.prefixes().stream())
                .toList();
    }

    /** Returns the name of the branch that a path begins with; empty if the items alone cannot tell. */
    Optional<String> branchOf(String path) {
        var segments = List.of(path.split("/", -1));
        var names = IntStream.range(1, segments.size())
                .mapToObj(length -> String.join("/", segments.subList(0, length)))
                .filter(name -> items.stream().anyMatch(item -> !item.excludes() && item.matches(name)))
                .toList();
        return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
    }

    /** Returns the setting as it is written, for messages. */
    String inWords() {
        return String.join(", ", items.stream().map(BranchItem::text).toList());
    }
}
