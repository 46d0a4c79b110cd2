package dev.docent.source.git;

import dev.docent.paths.PathText;
import dev.docent.source.Source;
import dev.docent.source.SourceException;
import dev.docent.source.SourceKind;
import dev.docent.source.SourceVisitor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One commit of a git repository: that of a branch, a tag, or of the branch that the repository itself names. A
 * repository on another machine is cloned into a folder below {@code docent.home}, without history and without a
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
    private volatile Origin.@Nullable Snapshot shown;

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
        return Optional.ofNullable(shown).map(snapshot -> snapshot.commit().name());
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
    public void walk(SourceVisitor visitor) throws SourceException {
        if (shown == null) {
            refresh();
        }
        walk("", visitor);
    }

    /** Shows a part of the commit that the last walk showed. */
    @Override
    public boolean look(String path, SourceVisitor visitor) throws SourceException {
        if (shown == null) {
            return false;
        }
        try {
            walk(path, visitor);
        } finally {
            MessageLocale.forget(); // This may be a thread of the container.
        }
        return true;
    }

    private void walk(String only, SourceVisitor visitor) throws SourceException {
        var snapshot = shown;
        if (snapshot != null) {
            new CommitWalk(snapshot, origin, options.rules(), visitor).run(only);
        }
    }
}
