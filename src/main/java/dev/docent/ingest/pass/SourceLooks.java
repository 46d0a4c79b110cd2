package dev.docent.ingest.pass;

import dev.docent.ingest.files.FileLists;
import dev.docent.ingest.files.FilePaths;
import dev.docent.ingest.status.PassProgress;
import dev.docent.ingest.status.SourceProgress;
import dev.docent.source.SourceException;
import java.util.HashMap;

/**
 * Looks at single sources during a pass. What goes wrong with one source fails it alone, even an {@link Error}; only a failure of
 * the index ends the pass. A source that fails because the pass is being cancelled has not failed. One thread.
 */
final class SourceLooks {
    private final PassTools tools;
    private final PassProgress progress;
    private final FileLists lists;
    private final PassLog log;
    private final Runnable onReady;

    /** @param onReady called when a source was read completely */
    SourceLooks(PassTools tools, PassProgress progress, FileLists lists, PassLog log, Runnable onReady) {
        this.tools = tools;
        this.progress = progress;
        this.lists = lists;
        this.log = log;
        this.onReady = onReady;
    }

    /** What is done with a source. */
    @FunctionalInterface
    private interface Step {
        /** Returns whether the source is read. */
        boolean run(IndexWork work) throws SourceException;
    }

    /** Counts the files before the work on them begins, and reports a missing source at once. */
    void count(SourceProgress counts) {
        attempt(counts, work -> {
            counts.source().refresh();
            counts.source().survey(new FileCount(counts, progress, tools.stopped()));
            return true;
        });
        tell(counts);
    }

    /** Reads all of a source, unless it has failed before. */
    void index(SourceProgress counts) {
        if (counts.isFailed()) {
            return;
        }
        counts.begin();
        progress.tell();
        attempt(counts, work -> {
            new SourcePass(counts, tools, work).run();
            if (!tools.stopped().getAsBoolean()) {
                work.run(tools.pace()::commit);
                counts.end();
                onReady.run();
                log.indexed(counts.state());
            }
            return true;
        });
        tell(counts);
    }

    /**
     * Looks at one path of a source that was read completely before.
     *
     * @return false if all of the source must be looked at
     */
    boolean look(SourceProgress counts, String path) {
        if (!counts.isDone()) {
            counts.reset();
            return false;
        }
        var known = new HashMap<>(tools.index().fingerprints(counts.name()));
        known.keySet().removeIf(whole -> !FilePaths.isIn(whole, counts.name() + "/" + path));
        counts.reset(path, known.size());
        counts.begin();
        progress.tell();
        boolean looked = attempt(counts, work -> {
            if (!new SourcePass(counts, tools, work, known).look(path)) {
                counts.reset();
                return false;
            }
            if (!tools.stopped().getAsBoolean()) {
                work.run(tools.pace()::commit);
                counts.endLook();
                log.indexed(counts.state());
            }
            return true;
        });
        if (looked) {
            tell(counts);
        }
        return looked;
    }

    private boolean attempt(SourceProgress counts, Step step) {
        var work = new IndexWork();
        try {
            return step.run(work);
        } catch (SourceException e) {
            work.rethrow();
            fail(counts, e);
        } catch (RuntimeException
                | Error e) { // The fault is that of Docent, or of a library. The other sources are read.
            work.rethrow();
            log.broke(counts.name(), e);
            fail(
                    counts,
                    new SourceException("Docent failed on " + counts.name()
                            + "; the server's log says why. The next pass tries again"));
        }
        return true;
    }

    private void fail(SourceProgress counts, SourceException failure) {
        if (tools.stopped().getAsBoolean()) {
            return;
        }
        String message = String.valueOf(failure.getMessage());
        counts.fail(message);
        log.failed(counts.name(), message);
    }

    private void tell(SourceProgress counts) {
        list(counts);
        progress.tell();
    }

    /** Lists the files of a source that failed or are left out. */
    void list(SourceProgress counts) {
        lists.put(counts.name(), counts.named());
    }
}
