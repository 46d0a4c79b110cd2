package dev.docent.ingest.pass;

import dev.docent.format.BinaryFileException;
import dev.docent.format.NotProseException;
import dev.docent.format.ParseException;
import dev.docent.index.ChunkIndex;
import dev.docent.ingest.read.DocumentReader;
import dev.docent.ingest.read.GivenUpException;
import dev.docent.ingest.status.SourceProgress;
import dev.docent.source.LeftOut;
import dev.docent.source.ReadFailures;
import dev.docent.source.Source;
import dev.docent.source.SourceException;
import dev.docent.source.SourceFile;
import dev.docent.source.SourceKind;
import dev.docent.source.SourceVisitor;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Brings the index up to date with one source. One thread, used once.
 *
 * <p>A document is removed only if its file was looked for and does not exist. A source without any file is probably not
 * mounted, and so is an empty folder that has replaced another one. A file that cannot be read may be unchanged. In all these
 * cases, the documents stay, and the state of the index says so.
 */
final class SourcePass implements SourceVisitor {
    private final IndexWork work;
    private final Source source;
    private final SourceProgress counts;
    private final DocumentReader reader;
    private final ChunkIndex index;
    private final Pace pace;
    private final FolderListener folders;
    private final BooleanSupplier stopped;
    private final KnownDocuments known;
    private final Removals removals;
    private final PassageCount passages;
    private boolean anyFile;

    /** @param work does what concerns the index */
    SourcePass(SourceProgress counts, PassTools tools, IndexWork work) {
        this(counts, tools, work, tools.index().fingerprints(counts.name()));
    }

    /** @param fingerprints what the index remembers of the documents that it looks for, by whole path */
    SourcePass(SourceProgress counts, PassTools tools, IndexWork work, Map<String, String> fingerprints) {
        this.work = work;
        this.source = counts.source();
        this.counts = counts;
        this.reader = tools.reader();
        this.index = tools.index();
        this.pace = tools.pace();
        this.folders = tools.folders();
        this.stopped = tools.stopped();
        this.known = new KnownDocuments(source.name(), fingerprints);
        this.removals = new Removals(counts, index, pace, work);
        this.passages = new PassageCount(source.name(), reader.limits().passagesOfSource(), index, pace);
    }

    /**
     * Walks through the source. What was done counts, even if the rest fails.
     *
     * @throws SourceException if the source as a whole cannot be read, or has none of its documents any more
     */
    void run() throws SourceException {
        try {
            walk();
        } finally {
            removals.log();
        }
    }

    /**
     * Looks at one path.
     *
     * @return false if only a look at all of the source can tell: it has to read everything, or the path is gone, perhaps
     *     with everything else
     * @throws SourceException if the source as a whole cannot be read
     */
    boolean look(String path) throws SourceException {
        try {
            if (!source.look(path, this)) {
                return false;
            }
            var missing = known.missing();
            if (!anyFile && !missing.isEmpty()) {
                return false;
            }
            if (!stopped.getAsBoolean()) {
                counts.keep(known.kept());
                removals.remove(missing, "no longer there");
            }
            return true;
        } finally {
            removals.log();
        }
    }

    private void walk() throws SourceException {
        folders.begins(source.name());
        source.walk(this);
        if (stopped.getAsBoolean()) {
            return;
        }
        folders.ended(source.name());
        counts.keep(known.kept());
        var missing = known.missing();
        if (!anyFile && !missing.isEmpty()) {
            counts.keep(missing.size());
            throw new SourceException("There is nothing to read in " + source.location() + ", which had "
                    + missing.size() + (missing.size() == 1 ? " document" : " documents")
                    + " before. The index keeps them."
                    + (source.kind() == SourceKind.FOLDER ? " Is the folder mounted?" : "")
                    + " If you deleted everything in it, remove it from the settings.");
        }
        removals.remove(missing, "no longer there");
    }

    @Override
    public boolean file(SourceFile file) {
        anyFile = true;
        String path = source.name() + "/" + file.path();
        var remembered = known.met(file.path());
        try {
            var outcome = reader.read(path, file, remembered.orElse(""));
            if (outcome instanceof DocumentReader.Changed changed) {
                work.run(() -> put(changed));
            } else if (outcome instanceof DocumentReader.Same same) {
                counts.unchanged();
                work.run(() -> remember(path, same.fingerprint()));
            }
            if (!outcome.doubt().isEmpty()) {
                counts.doubtful(file.path(), outcome.doubt());
            }
        } catch (BinaryFileException e) {
            remembered.ifPresent(fingerprint -> removals.remove(List.of(file.path()), "now binary"));
            counts.leftOut(new LeftOut(file.path(), LeftOut.Why.BINARY));
        } catch (NotProseException e) {
            remembered.ifPresent(fingerprint -> removals.remove(List.of(file.path()), "no longer prose"));
            counts.leftOut(new LeftOut(file.path(), LeftOut.Why.NOT_PROSE, String.valueOf(e.getMessage())));
        } catch (GivenUpException e) {
            counts.failed(file.path(), String.valueOf(e.getMessage()));
            remembered.ifPresent(fingerprint -> counts.keep(1));
        } catch (ParseException e) {
            counts.failed(file.path(), String.valueOf(e.getMessage()));
            remembered.ifPresent(
                    fingerprint -> removals.remove(List.of(file.path()), "no longer the format that their names say"));
        } catch (NoSuchFileException e) {
            remembered.ifPresent(fingerprint -> removals.remove(List.of(file.path()), "no longer there"));
        } catch (IOException e) {
            // What fails because the pass is being cancelled has not failed.
            if (!stopped.getAsBoolean()) {
                counts.failed(file.path(), "it cannot be read: " + ReadFailures.of(e));
            }
            remembered.ifPresent(fingerprint -> counts.keep(1));
        }
        return goOn();
    }

    @Override
    public boolean leftOut(LeftOut what) {
        counts.leftOut(what);
        removals.remove(known.takeOut(what.path()), "now left out");
        return goOn();
    }

    @Override
    public boolean refused(String path, String reason) {
        anyFile = true;
        counts.failed(path, reason);
        removals.remove(known.takeOut(path), "now over a limit");
        return goOn();
    }

    @Override
    public boolean unreadable(String path, String reason) {
        if (!stopped.getAsBoolean()) {
            counts.failed(path, reason);
        }
        known.keep(path);
        return goOn();
    }

    @Override
    public boolean emptyFolder(String path, String identity) {
        int replaced = known.keepIfReplaced(path, identity);
        if (replaced > 0) {
            counts.failed(
                    path,
                    "this folder is empty, and it is not the same folder as before. The index keeps its "
                            + "documents. Is it mounted? If you deleted everything in it, delete the folder too.");
        }
        return goOn();
    }

    @Override
    public void folder(String path, Path directory) {
        folders.entered(source.name(), path, directory);
    }

    private boolean goOn() {
        work.run(pace::mark);
        return !stopped.getAsBoolean();
    }

    /** Words find the document from now on. Its vectors follow, unless the index knows them. */
    private void put(DocumentReader.Changed file) throws ParseException {
        passages.add(file.document().path(), file.chunks().size());
        var chunks = file.chunks().stream()
                .map(chunk -> KnownVectors.of(chunk, index))
                .toList();
        index.put(source.name(), file.fingerprint(), file.document(), chunks, Importance.of(file.document()));
        counts.indexed(chunks.size());
        pace.changed();
    }

    private void remember(String path, String fingerprint) {
        if (!fingerprint.isEmpty()) {
            index.remember(path, fingerprint);
            pace.changed();
        }
    }
}
