package dev.docent.source.git;

import dev.docent.paths.PathText;
import dev.docent.source.Source;
import dev.docent.source.SourceException;
import dev.docent.source.SourceKind;
import dev.docent.source.SourceVisitor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One commit of a git repository: that of a branch, a tag, or of the branch that the repository itself names; or several
 * commits, each below a folder with the name of its branch. A repository on another machine is cloned into a folder below {@code docent.home}, without history and without a
 * working tree; one on this machine is read where it is. Each file has the commit as its version, and its stamp is the
 * name of its content, so only what a push changes is read again.
 *
 * <p>Left out by rule: what {@link dev.docent.source.FileRules} says, submodules, pointers of Git LFS, and files that
 * {@code .gitattributes} marks as generated or vendored. Ignore rules do not count, because everything is tracked.
 */
public final class GitSource implements Source {
    private final String name;
    private final GitOptions options;
    private final Origin origin;
    private volatile Origin.@Nullable Branches shown;
    /** What the last walk left out because branches share it. */
    private volatile SharedPaths shared = SharedPaths.NONE;

    private GitSource(String name, GitOptions options, Origin origin) {
        this.name = name;
        this.options = options;
        this.origin = origin;
    }

    /**
     * Returns a source that reads a repository on another machine. It asks nothing yet.
     *
     * @param name the name that its documents' paths begin with: also that of its clone
     */
    public static GitSource remote(String name, GitOptions options) {
        return new GitSource(name, options, new RemoteOrigin(name, options));
    }

    /**
     * Returns a source that reads a repository on this machine, which need not exist yet.
     *
     * @param name the name that its documents' paths begin with
     */
    public static GitSource local(String name, GitOptions options) {
        return new GitSource(name, options, new LocalOrigin(PathText.of(options.location()), options.branch()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String location() {
        return options.location();
    }

    @Override
    public SourceKind kind() {
        return SourceKind.GIT;
    }

    @Override
    public Optional<String> revision() {
        return Optional.ofNullable(options.branch().isSeveral() ? null : shown)
                .map(branches -> branches.all().get(0).snapshot().commit().name());
    }

    @Override
    public Map<String, String> revisions() {
        var branches = shown;
        var revisions = new LinkedHashMap<String, String>();
        if (branches != null && options.branch().isSeveral()) {
            branches.all()
                    .forEach(branch -> revisions.put(
                            branch.name(), branch.snapshot().commit().name()));
        }
        return revisions;
    }

    @Override
    public void refresh() throws SourceException {
        shown = origin.refresh();
    }

    @Override
    public void stop() {
        origin.stop();
    }

    @Override
    public void renew() {
        origin.renew();
    }

    @Override
    public void walk(SourceVisitor visitor) throws SourceException {
        if (shown == null) {
            refresh();
        }
        walk("", visitor);
    }

    /** The branches stand in the order of the setting. */
    @Override
    public int place(String path) {
        var branches = shown;
        return branches == null || !options.branch().isSeveral()
                ? 0
                : branches.of(path).map(branches.all()::indexOf).orElse(0);
    }

    /** Paths in a repository do not begin with the name of the branch. */
    @Override
    public Optional<String> pathAtOrigin(String path) {
        if (!options.branch().isSeveral()) {
            return Optional.of(path);
        }
        var known = shown;
        var name = known == null
                ? options.branch().branchOf(path)
                : known.of(path)
                        .map(Origin.Branch::name)
                        .or(() -> options.branch().branchOf(path));
        return name.map(branch -> path.substring(branch.length() + 1));
    }

    @Override
    public String indexedPath(String path) {
        return shared.place(path);
    }

    @Override
    public List<String> otherPaths(String path) {
        return shared.others(path);
    }

    /** Shows a part of the commit that the last walk showed. */
    @Override
    public boolean look(String path, SourceVisitor visitor) throws SourceException {
        if (shown == null) {
            return false;
        }
        try {
            return walk(path, visitor);
        } finally {
            MessageLocale.forget(); // This may be a thread of the container.
        }
    }

    /** @return false if it cannot look at this path alone */
    private boolean walk(String only, SourceVisitor visitor) throws SourceException {
        var branches = shown;
        if (branches == null) {
            return false;
        }
        if (!options.branch().isSeveral()) {
            new CommitWalk(branches.all().get(0).snapshot(), origin, options.rules(), visitor).run(only);
            return true;
        }
        var walk = new BranchesWalk(name, branches, origin, options.rules());
        if (!only.isEmpty()) {
            return walk.look(only, visitor);
        }
        walk.run(visitor);
        shared = walk.shared();
        return true;
    }
}
