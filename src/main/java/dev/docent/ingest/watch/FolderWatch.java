package dev.docent.ingest.watch;

import dev.docent.ingest.pass.FolderListener;
import dev.docent.paths.PathText;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the folders that passes read, and says what has changed in them. It adds to regular looks and replaces none: a network
 * share tells nothing of what other machines change, and there is a limit on how many folders are watched. Thread-safe.
 */
public final class FolderWatch implements FolderListener, AutoCloseable {
    /** The most folders that are watched, of all sources together: 10,000. Those beyond wait for their regular looks. */
    static final int MOST_FOLDERS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    private final FolderEvents.Opening opening;
    private final Set<String> sources;
    private final QuietPeriod quiet;
    private final Executor thread;

    // Guarded by this.
    /** Null before the first folder, if the system cannot tell what changes, and at the end. */
    private @Nullable FolderEvents events;

    private boolean opened;
    private final WatchedFolders watched = new WatchedFolders();
    /** The folders that a look at all of a source has entered. */
    private final Map<String, Set<WatchedFolders.WatchedPlace>> entered = new HashMap<>();

    private boolean full;
    private boolean said;

    /**
     * Watches nothing yet: passes tell which folders there are.
     *
     * @param sources the names of those whose folders are watched
     * @param thread waits for events until this is closed
     */
    FolderWatch(FolderEvents.Opening opening, Set<String> sources, QuietPeriod quiet, Executor thread) {
        this.opening = opening;
        this.sources = Set.copyOf(sources);
        this.quiet = quiet;
        this.thread = thread;
    }

    /**
     * Returns the watch of the folders of this machine.
     *
     * @param sources the names of those whose folders are watched
     * @param timers wait while nothing changes
     * @param nanoTime their time
     * @param thread waits for events until this is closed
     * @param onChange gets the path that contains all changes of each source, by the name of the source
     */
    public static FolderWatch of(
            Set<String> sources,
            ScheduledExecutorService timers,
            LongSupplier nanoTime,
            Executor thread,
            Consumer<Map<String, String>> onChange) {
        return new FolderWatch(FolderEvents::ofSystem, sources, new QuietPeriod(timers, nanoTime, onChange), thread);
    }

    private @Nullable FolderEvents events() {
        if (!opened) {
            opened = true;
            try {
                var begun = opening.open();
                events = begun;
                thread.execute(() -> listen(begun));
            } catch (IOException e) {
                LOG.info("Folders are not watched ({}). Regular looks find what changes", e.getMessage());
            } catch (RejectedExecutionException e) {
                LOG.debug("Docent is shutting down", e);
            }
        }
        return events;
    }

    @Override
    public synchronized void begins(String source) {
        full = false;
        entered.put(source, new HashSet<>());
    }

    @Override
    public synchronized void entered(String source, String path, Path folder) {
        var known = sources.contains(source) ? events() : null;
        if (known == null) {
            return;
        }
        var place = new WatchedFolders.WatchedPlace(source, path);
        if (full && !watched.has(place)) {
            return;
        }
        if (watched.size() >= MOST_FOLDERS && !watched.has(place)) {
            limit("Docent watches at most " + MOST_FOLDERS + " folders");
            return;
        }
        try {
            watched.put(place, known.watch(folder));
            entered.computeIfAbsent(source, name -> new HashSet<>()).add(place);
        } catch (FileSystemException e) {
            LOG.debug("{} is not watched", folder, e); // The pass says what is wrong with it.
        } catch (IOException e) {
            limit("the system watches no more (" + e.getMessage() + ")");
        } catch (ClosedWatchServiceException e) {
            full = true; // Docent is shutting down.
        }
    }

    private void limit(String reason) {
        full = true;
        if (!said) {
            said = true;
            LOG.info("Not all folders are watched, because {}. Regular looks find what changes in the others", reason);
        }
    }

    @Override
    public synchronized void ended(String source) {
        watched.keepOnly(source, entered.getOrDefault(source, Set.of()));
        entered.remove(source);
    }

    private void listen(FolderEvents begun) {
        try {
            while (true) {
                note(begun.take());
            }
        } catch (ClosedWatchServiceException e) {
            LOG.debug("Folders are not watched any more");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A failure costs the news of one folder, which its next regular look finds. */
    private void note(WatchKey key) {
        try {
            tell(key);
        } catch (RuntimeException e) {
            LOG.warn("What has changed in {} could not be noted. Its next regular look finds it", key.watchable(), e);
        }
    }

    /** Notes what has changed in a folder. */
    synchronized void tell(WatchKey key) {
        var places = watched.at(key);
        for (var event : key.pollEvents()) {
            places.forEach(place -> quiet.changed(place.source(), changedBy(event, place)));
        }
        if (!key.reset()) { // The folder is gone, or what was mounted there.
            watched.remove(key);
            places.forEach(place -> quiet.changed(place.source(), place.path()));
        }
    }

    /** Returns the path that must be looked at. */
    private static String changedBy(WatchEvent<?> event, WatchedFolders.WatchedPlace place) {
        if (!(event.context() instanceof Path entry)) {
            return ""; // Events were lost: something has changed, and nobody knows what.
        }
        String name = PathText.name(entry);
        if (name.startsWith(".git")) { // Rules for everything below, or a repository that begins or ends here.
            return place.path();
        }
        return place.path().isEmpty() ? name : place.path() + "/" + name;
    }

    /** Watches nothing any more, and ends the thread. */
    @Override
    public void close() {
        quiet.clear();
        var last = end();
        if (last != null) {
            try {
                last.close();
            } catch (IOException e) {
                LOG.debug("What the file system tells cannot be closed", e);
            }
        }
    }

    private synchronized @Nullable FolderEvents end() {
        var last = events;
        events = null;
        opened = true;
        return last;
    }
}
