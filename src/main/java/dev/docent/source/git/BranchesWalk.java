package dev.docent.source.git;

import dev.docent.source.FileRules;
import dev.docent.source.LeftOut;
import dev.docent.source.SourceException;
import dev.docent.source.SourceFile;
import dev.docent.source.SourceVisitor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A walk through several branches of a repository, as one source: paths begin with the name of the branch. A file that has the same
 * path and content on several branches is shown on the first of them, and named as a duplicate on the
 * others; so is a whole folder. One thread, used once.
 *
 * <p>The files of the last branch are shown first, and what is left out comes last. So when the first branch changes a file, the
 * index meets its old version on the next branch before it drops it, and embeds nothing again.
 */
final class BranchesWalk {
    private record PathAndContent(String path, String content) {}

    private final String source;
    private final Origin.Branches branches;
    private final Origin origin;
    private final FileRules rules;
    /** The path of the first branch's file or folder in the source. */
    private final Map<PathAndContent, String> seen = new HashMap<>();
    /** Where the files and folders are that are left out because they are the same. */
    private final Map<String, String> shared = new HashMap<>();

    /** @param source the name of the source, for messages */
    BranchesWalk(String source, Origin.Branches branches, Origin origin, FileRules rules) {
        this.source = source;
        this.branches = branches;
        this.origin = origin;
        this.rules = rules;
    }

    void run(SourceVisitor visitor) throws SourceException {
        var walked = new ArrayList<BranchFiles>();
        for (var branch : branches.all()) {
            walked.add(walk(branch, ""));
        }
        boolean goOn = branches.gaps().stream().allMatch(gap -> gap.show(visitor));
        for (int i = walked.size() - 1; goOn && i >= 0; i--) {
            goOn = walked.get(i).showFiles(visitor);
        }
        for (int i = 0; goOn && i < walked.size(); i++) {
            goOn = walked.get(i).showOthers(visitor);
        }
    }

    /**
     * Shows only what decides about one path.
     *
     * @return false if the path is above several branches
     */
    boolean look(String path, SourceVisitor visitor) throws SourceException {
        for (var gap : branches.gaps()) {
            if (gap.contains(path)) {
                gap.show(visitor);
                return true;
            }
        }
        var branch = branches.of(path + "/");
        if (branch.isEmpty()) {
            return branches.all().stream().noneMatch(each -> each.name().startsWith(path + "/"));
        }
        var rest = path.substring(Math.min(path.length(), branch.get().name().length() + 1));
        for (var each : branches.all()) {
            var walked = walk(each, rest);
            if (each.equals(branch.get())) {
                if (walked.showFiles(visitor)) {
                    var unused = walked.showOthers(visitor);
                }
                return true;
            }
        }
        throw new AssertionError("It is one of these branches: " + branch.get().name());
    }

    private BranchFiles walk(Origin.Branch branch, String only) throws SourceException {
        var files = new BranchFiles(branch);
        new CommitWalk(branch.snapshot(), origin, rules, files, (path, content) -> firstFolder(path, content, branch))
                .run(only);
        return files;
    }

    /** Returns what the walk has left out because it is the same on an earlier branch. */
    SharedPaths shared() {
        return new SharedPaths(shared);
    }

    private Optional<String> firstFolder(String path, String content, Origin.Branch branch) {
        var first = first(path, content, branch);
        first.ifPresent(place -> shared.put(branch.name() + "/" + path + "/", place + "/"));
        return first.map(this::inWords);
    }

    /** Returns a path with the name of the source. */
    private String inWords(String place) {
        return source + "/" + place;
    }

    /** Notes where something is if it is new; otherwise returns where it was first. */
    private Optional<String> first(String path, String content, Origin.Branch branch) {
        var first = seen.putIfAbsent(new PathAndContent(path, content), branch.name() + "/" + path);
        return Optional.ofNullable(first);
    }

    /** What a walk through one branch shows. */
    private final class BranchFiles implements SourceVisitor {
        private final Origin.Branch branch;
        private final String prefix;
        private final List<SourceFile> files = new ArrayList<>();
        private final List<Predicate<SourceVisitor>> others = new ArrayList<>();

        BranchFiles(Origin.Branch branch) {
            this.branch = branch;
            this.prefix = branch.name() + "/";
        }

        boolean showFiles(SourceVisitor visitor) {
            return files.stream().allMatch(visitor::file);
        }

        boolean showOthers(SourceVisitor visitor) {
            return others.stream().allMatch(each -> each.test(visitor));
        }

        @Override
        public boolean file(SourceFile file) {
            var first = first(file.path(), file.stamp().text(), branch);
            first.ifPresent(place -> shared.put(prefix + file.path(), place));
            return first.isPresent() ? duplicate(file.path(), first.get()) : files.add(shown(file));
        }

        private boolean duplicate(String path, String first) {
            return leftOut(new LeftOut(path, LeftOut.Why.DUPLICATE, "the same file as " + inWords(first)));
        }

        private SourceFile shown(SourceFile file) {
            return new SourceFile(prefix + file.path(), file.stamp(), file.folders(), file.revision(), file.content());
        }

        @Override
        public boolean leftOut(LeftOut what) {
            var whole = new LeftOut(prefix + what.path(), what.why(), what.detail(), what.line());
            return others.add(visitor -> visitor.leftOut(whole));
        }

        @Override
        public boolean refused(String path, String reason) {
            var first = first(path, reason, branch); // It says which limit is exceeded, and by how much.
            return first.isPresent()
                    ? duplicate(path, first.get())
                    : others.add(visitor -> visitor.refused(prefix + path, reason));
        }

        @Override
        public boolean unreadable(String path, String reason) {
            return others.add(visitor -> visitor.unreadable(prefix + path, reason));
        }

        @Override
        public boolean emptyFolder(String path, String identity) {
            return others.add(visitor -> visitor.emptyFolder(prefix + path, identity));
        }
    }
}
