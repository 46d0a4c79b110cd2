package dev.docent.ingest;

import java.util.List;
import java.util.Optional;

/**
 * How far one source is. Immutable; its JSON is part of {@code GET /api/index}.
 *
 * @param name the source's name
 * @param location where it is
 * @param state {@code waiting}, {@code running}, {@code done} or {@code failed}
 * @param error why it failed, in words, and what to do
 * @param files how many files there are that can be indexed; grows while they are counted, before the first is read
 * @param indexed how many of them are new or changed and were indexed
 * @param unchanged how many of them the index already had
 * @param chunks how many searchable chunks the index has of this source
 * @param failed how many files or folders could not be read or parsed
 * @param skipped how many files were left out by rule
 * @param failures the first 100 failures
 */
public record SourceState(
        String name,
        String location,
        String state,
        Optional<String> error,
        int files,
        int indexed,
        int unchanged,
        int chunks,
        int failed,
        int skipped,
        List<FileFailure> failures) {
    public static final String WAITING = "waiting";
    public static final String RUNNING = "running";
    public static final String DONE = "done";
    public static final String FAILED = "failed";
    /** The most failures that are named; further ones are only counted. */
    public static final int MAX_FAILURES = 100;

    public SourceState {
        failures = List.copyOf(failures);
    }
}
