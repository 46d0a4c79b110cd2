package dev.docent.source.git;

import dev.docent.source.git.store.FolderRepository;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;

/**
 * The commits that a fetch has brought. Immutable.
 *
 * @param commits by the names of their branches, in the order of the setting; the name is empty if there is only one
 * @param gaps what was not fetched although the settings name it
 */
record FetchedBranches(Map<String, ObjectId> commits, List<BranchGap> gaps) {
    FetchedBranches {
        commits = Collections.unmodifiableMap(new LinkedHashMap<>(commits)); // In this order.
        gaps = List.copyOf(gaps);
    }

    /** Returns them with the repository that has their objects. */
    Origin.Branches in(FolderRepository repository, long withheld) {
        return new Origin.Branches(
                commits.entrySet().stream()
                        .map(each -> new Origin.Branch(
                                each.getKey(), new Origin.Snapshot(repository, each.getValue(), withheld)))
                        .toList(),
                gaps);
    }
}
