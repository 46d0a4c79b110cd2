package dev.docent.ingest.status;

import dev.docent.ingest.files.FilePaths;
import dev.docent.ingest.files.FileStatus;
import dev.docent.ingest.files.ListedFile;
import dev.docent.source.LeftOut;
import dev.docent.source.Source;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The counts of one source during a pass. Used only by the thread of the pass. */
public final class SourceProgress {
    private final Source source;
    private final Clock clock;
    private final LeftOutCounts leftOut = new LeftOutCounts();
    private final NamedFiles named;
    /** The documents that count as failed because they have no vectors yet. */
    private final Set<String> withoutVectors = new HashSet<>();

    private final LookTimes looks = new LookTimes();
    private final SourceRate rate = new SourceRate();
    private SourceStatus state = SourceStatus.WAITING;
    private @Nullable String error;
    /** How many files there are, counted before they are read. */
    private int expected;

    private int indexed;
    private int unchanged;
    private int failed;
    private int doubtful;
    private int removed;
    private int kept;
    private int chunks;
    private int onlyByWords;
    /** How many passages were indexed since the pass began to read it. */
    private int passages;

    /** @param maxNamed how many files that failed or are left out are kept by name, at most */
    public SourceProgress(Source source, int maxNamed, Clock clock) {
        this.source = source;
        this.clock = clock;
        this.named = new NamedFiles(source.name(), maxNamed);
    }

    public Source source() {
        return source;
    }

    public String name() {
        return source.name();
    }

    public void reset() {
        named.clear();
        withoutVectors.clear();
        doubtful = 0;
        leftOut.clear();
        state = SourceStatus.WAITING;
        error = null;
        expected = 0;
        indexed = 0;
        unchanged = 0;
        failed = 0;
        removed = 0;
        kept = 0;
    }

    /**
     * Prepares a look at one path of a source that was read completely: what was known of the path no longer counts.
     *
     * @param documents how many documents the index has at or below it
     */
    public void reset(String path, int documents) {
        withoutVectors.removeIf(known -> FilePaths.isIn(known, path));
        int indexedBefore = documents;
        for (var file : named.forget(path)) {
            if (file.state() == FileStatus.FAILED) {
                failed--;
                indexedBefore--;
            } else {
                leftOut.remove(file.path(), String.valueOf(file.reason()));
            }
        }
        doubtful -= named.forgetDoubts(path);
        int unchangedBefore = Math.max(0, Math.min(unchanged, indexedBefore));
        unchanged -= unchangedBefore;
        indexed = Math.max(0, indexed - Math.max(0, indexedBefore - unchangedBefore));
        removed = 0;
        kept = 0;
    }

    public void begin() {
        state = SourceStatus.RUNNING;
        passages = 0;
        rate.begin(clock.instant());
    }

    /** Notes that all of it was read. */
    public void end() {
        looks.succeeded(clock.instant());
        endLook();
    }

    /** Notes the end: the number of files is now the number that was handled, because some may have come or gone meanwhile. */
    public void endLook() {
        state = SourceStatus.DONE;
        expected = handled();
    }

    public void fail(String reason) {
        state = SourceStatus.FAILED;
        error = reason;
        looks.failed(clock.instant());
    }

    /** Notes that the pass ends before all of it was read, unless that is done or has failed. */
    public void cancel() {
        if (!isDone() && !isFailed()) {
            state = SourceStatus.CANCELLED;
        }
    }

    public boolean isDone() {
        return state == SourceStatus.DONE;
    }

    public boolean isFailed() {
        return state == SourceStatus.FAILED;
    }

    public void expectFile() {
        expected++;
    }

    /** Notes that a file was indexed with this many passages. */
    public void indexed(int itsPassages) {
        indexed++;
        passages += itsPassages;
    }

    public void unchanged() {
        unchanged++;
    }

    public void failed(String path, String reason) {
        failed++;
        named.failed(path, reason);
    }

    /**
     * Notes that a document has no vectors. It counts as failed, and no longer as indexed or unchanged. It counts once, however
     * many passes over single files try it again.
     */
    public void notEmbedded(String path, String reason) {
        if (!withoutVectors.add(path)) {
            return;
        }
        if (indexed > 0) {
            indexed--;
        } else if (unchanged > 0) { // Otherwise the document is from an earlier pass: this one could not read it.
            unchanged--;
        }
        failed(path, reason);
    }

    /** Notes that a document has its vectors, so it no longer counts as failed. */
    public void embedded(String path) {
        if (withoutVectors.remove(path)) {
            named.recovered(path);
            failed--;
            indexed++;
        }
    }

    /** Notes that a file was read in an encoding that may be wrong. */
    public void doubtful(String path, String reason) {
        doubtful++;
        named.doubtful(path, reason);
    }

    public void leftOut(LeftOut what) {
        leftOut.add(what);
        named.leftOut(what);
    }

    /** Returns the files that failed or are left out, as many as are kept by name. */
    public List<ListedFile> named() {
        return named.listed();
    }

    public void removed(int documents) {
        removed += documents;
    }

    /** Notes that these documents stay although their files could not be examined. */
    public void keep(int documents) {
        kept += documents;
    }

    public void countChunks(Map<String, Integer> chunkCounts) {
        chunks = chunkCounts.getOrDefault(name(), 0);
    }

    /** Notes how many documents never get vectors. */
    public void countOnlyByWords(int documents) {
        onlyByWords = documents;
    }

    private int handled() {
        return indexed + unchanged + failed;
    }

    public SourceState state() {
        var counts = new FileCounts(Math.max(expected, handled()), indexed, unchanged, chunks, failed, doubtful);
        var gaps = new SourceGaps(removed, kept, leftOut.total(), leftOut.groups(), named.troubles(), onlyByWords);
        return new SourceState(SourceAbout.of(source), state, error, counts, gaps, times());
    }

    private SourceTimes times() {
        boolean running = state == SourceStatus.RUNNING;
        if (running) {
            rate.note(clock.instant(), handled(), passages);
        }
        return new SourceTimes(
                looks.last().orElse(null),
                null,
                looks.staleSince().orElse(null),
                looks.isFailing(chunks == 0),
                running ? rate.passagesPerSecond().orElse(null) : null,
                running ? rate.secondsFor(Math.max(0, expected - handled())).orElse(null) : null);
    }
}
