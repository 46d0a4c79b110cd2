package dev.docent.source.git;

import dev.docent.source.SourceException;
import dev.docent.source.SourceStores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** A repository on another machine, of which a folder of Docent's home has a clone. */
final class RemoteOrigin implements Origin {
    /**
     * Objects over 64 MiB are not asked for, because no file that is read is so large; but the settings may allow more.
     */
    private static final long WITHHELD_BYTES = 64L << 20;

    /** The end of the name of a clone. */
    static final String ENDING = ".git";

    private final GitOptions options;
    private final String cloneName;
    private final Path folder;
    private final long withheld;
    private final FetchFailures failures;
    private final StoppableTask task = new StoppableTask();
    private @Nullable LocalClone clone;
    private volatile boolean damaged;

    /** @param name the name of the source, and of its clone */
    RemoteOrigin(String name, GitOptions options) {
        this.options = options;
        this.cloneName = SourceStores.fileName(name) + ENDING;
        this.folder = options.clones().resolve(cloneName);
        this.withheld = Math.max(WITHHELD_BYTES, options.rules().size().bytes().applyAsLong(""));
        this.failures = new FetchFailures(name, options);
    }

    @Override
    public Branches refresh() throws SourceException {
        try {
            var local = open();
            var fetched = fetchInTime(local);
            local.fetched(fetched.commits().values());
            return fetched.in(local.repository(), withheld);
        } catch (InterruptedException e) {
            throw new SourceException(
                    "The git repository " + options.location() + " is not read, because Docent stops.", e);
        } catch (IOException | RuntimeException e) {
            throw failures.of(e, folder);
        }
    }

    private FetchedBranches fetchInTime(LocalClone local) throws IOException, InterruptedException {
        var machine = options.machine();
        var alarm = machine.alarm().set(machine.longest(), task::expire);
        try (alarm) {
            return task.run(() -> fetch(local));
        }
    }

    private LocalClone open() throws IOException {
        if (clone != null) {
            clone.close();
        }
        if (damaged) {
            LocalClone.delete(folder);
            damaged = false;
        }
        var opened = LocalClone.open(options.clones(), cloneName, options.location(), withheld);
        clone = opened;
        return opened;
    }

    private FetchedBranches fetch(LocalClone local) throws IOException, InterruptedException {
        var only = options.branch().single().filter(BranchItem::isCommit);
        if (only.isPresent()) {
            var wanted = ObjectId.fromString(only.get().text());
            if (local.repository().known().get().contains(wanted)) {
                return new FetchedBranches(Map.of("", wanted), List.of()); // A commit never changes.
            }
        }
        return new CommitFetch(options, local, withheld).run();
    }

    @Override
    public String damaged() {
        damaged = true;
        return "The clone of the git repository " + options.location() + " is damaged. The next pass clones it again.";
    }

    @Override
    public void stop() {
        task.stop();
    }

    @Override
    public void renew() {
        task.renew();
    }
}
