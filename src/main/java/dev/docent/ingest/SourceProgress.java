package dev.docent.ingest;

import dev.docent.source.LeftOut;
import dev.docent.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The counts of one source during a pass. Used only by the thread of the pass. */
final class SourceProgress {
    private final Source source;
    private final LeftOutCounts leftOut;
    private final List<FileFailure> failures = new ArrayList<>();
    private final List<FileFailure> doubts = new ArrayList<>();
    /** The files that failed or are left out. */
    private final List<ListedFile> named = new ArrayList<>();

    private final int maxNamed;
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

    /** @param maxNamed how many files that failed or are left out are kept by name, at most */
    SourceProgress(Source source, int maxNamed) {
        this.source = source;
        this.maxNamed = maxNamed;
        this.leftOut = new LeftOutCounts();
    }

    Source source() {
        return source;
    }

    String name() {
        return source.name();
    }

    void reset() {
        failures.clear();
        doubts.clear();
        named.clear();
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

    void begin() {
        state = SourceStatus.RUNNING;
    }

    /** Notes the end: the number of files is now the number that was handled, because some may have come or gone meanwhile. */
    void end() {
        state = SourceStatus.DONE;
        expected = handled();
    }

    void fail(String reason) {
        state = SourceStatus.FAILED;
        error = reason;
    }

    /** Notes that the pass ends before all of it was read, unless that is done or has failed. */
    void cancel() {
        if (!isDone() && !isFailed()) {
            state = SourceStatus.CANCELLED;
        }
    }

    boolean isDone() {
        return state == SourceStatus.DONE;
    }

    boolean isFailed() {
        return state == SourceStatus.FAILED;
    }

    void expectFile() {
        expected++;
    }

    void indexed() {
        indexed++;
    }

    void unchanged() {
        unchanged++;
    }

    void failed(String path, String reason) {
        failed++;
        name(ListedFile.failed(name(), path, reason));
        if (failures.size() < SourceGaps.MAX_FAILURES) {
            failures.add(new FileFailure(path, reason));
        }
    }

    /** Notes that a document has no vectors. It counts as failed, and no longer as indexed or unchanged. */
    void notEmbedded(String path, String reason) {
        if (indexed > 0) {
            indexed--;
        } else {
            unchanged--;
        }
        failed(path, reason);
    }

    /** Notes that a file was read in an encoding that may be wrong. */
    void doubtful(String path, String reason) {
        doubtful++;
        if (doubts.size() < SourceGaps.MAX_FAILURES) {
            doubts.add(new FileFailure(path, reason));
        }
    }

    /** Returns failures first, so that they are named no matter how many doubts there are. */
    private List<FileFailure> troubles() {
        return Stream.concat(failures.stream(), doubts.stream())
                .limit(SourceGaps.MAX_FAILURES)
                .toList();
    }

    void leftOut(LeftOut what) {
        leftOut.add(what);
        name(ListedFile.leftOut(name(), what));
    }

    private void name(ListedFile file) {
        if (named.size() < maxNamed) {
            named.add(file);
        }
    }

    /** Returns the files that failed or are left out, as many as are kept by name. */
    List<ListedFile> named() {
        return List.copyOf(named);
    }

    void removed(int documents) {
        removed += documents;
    }

    /** Notes that these documents stay although their files could not be examined. */
    void keep(int documents) {
        kept += documents;
    }

    void countChunks(Map<String, Integer> chunkCounts) {
        chunks = chunkCounts.getOrDefault(name(), 0);
    }

    /** Notes how many documents never get vectors. */
    void countOnlyByWords(int documents) {
        onlyByWords = documents;
    }

    private int handled() {
        return indexed + unchanged + failed;
    }

    SourceState state() {
        var label = new SourceLabel(source.name(), source.title(), source.location());
        var counts = new FileCounts(Math.max(expected, handled()), indexed, unchanged, chunks, failed, doubtful);
        var gaps = new SourceGaps(removed, kept, leftOut.total(), leftOut.groups(), troubles(), onlyByWords);
        return new SourceState(label, state, error, counts, gaps);
    }
}
