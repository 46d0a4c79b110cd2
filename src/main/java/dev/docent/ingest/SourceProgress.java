package dev.docent.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The counts of one source during a pass. Touched by the thread of the pass alone. */
final class SourceProgress {
    private final Source source;
    private final List<FileFailure> failures = new ArrayList<>();
    private String state = SourceState.WAITING;
    private Optional<String> error = Optional.empty();
    private int failed;
    int files;
    int indexed;
    int unchanged;
    int skipped;
    int chunks;

    SourceProgress(Source source) {
        this.source = source;
    }

    String name() {
        return source.name();
    }

    void reset() {
        failures.clear();
        state = SourceState.WAITING;
        error = Optional.empty();
        failed = 0;
        files = 0;
        indexed = 0;
        unchanged = 0;
        skipped = 0;
    }

    void begin() {
        state = SourceState.RUNNING;
    }

    void end() {
        state = SourceState.DONE;
    }

    void fail(String reason) {
        state = SourceState.FAILED;
        error = Optional.of(reason);
    }

    boolean isDone() {
        return state.equals(SourceState.DONE);
    }

    boolean isFailed() {
        return state.equals(SourceState.FAILED);
    }

    void failed(String path, String reason) {
        failed++;
        if (failures.size() < SourceState.MAX_FAILURES) {
            failures.add(new FileFailure(path, reason));
        }
    }

    SourceState state() {
        return new SourceState(
                source.name(),
                source.location(),
                state,
                error,
                files,
                indexed,
                unchanged,
                chunks,
                failed,
                skipped,
                failures);
    }
}
