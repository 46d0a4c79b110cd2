package dev.docent.ingest;

import java.util.List;
import java.util.Optional;

/**
 * The progress of one source. Immutable; its JSON is part of {@code GET /api/index}.
 *
 * <p>A file is one that should be indexed: some parser reads its format and no rule leaves it out. A folder that cannot
 * be read counts as one. After a pass {@code files} is the sum of {@code indexed}, {@code unchanged} and {@code
 * failed}; while it runs, it also includes files that were not examined yet.
 *
 * @param name the source's name
 * @param location where it is
 * @param state how far the pass is with it
 * @param error why it failed, in words, and what to do
 * @param files how many files there are; grows while they are counted, before the first is read
 * @param indexed how many of them are new or changed and were indexed
 * @param unchanged how many of them the index already had
 * @param chunks how many searchable chunks the index has of this source
 * @param failed how many files or folders could not be read or parsed, or exceed a limit
 * @param doubtful how many of the indexed files may have a wrong text because nothing shows their encoding
 * @param removed how many documents the pass took out of the index
 * @param kept how many documents stay in the index although their files could not be examined
 * @param skipped how many files and folders are left out by rule
 * @param leftOut the same, by rule
 * @param failures the first 100 of those that failed, and then of those in doubt
 */
public record SourceState(
        String name,
        String location,
        SourceStatus state,
        Optional<String> error,
        int files,
        int indexed,
        int unchanged,
        int chunks,
        int failed,
        int doubtful,
        int removed,
        int kept,
        int skipped,
        List<LeftOutGroup> leftOut,
        List<FileFailure> failures) {
    /** The most failures that are named: 100. Further ones are only counted. */
    public static final int MAX_FAILURES = 100;

    public SourceState {
        leftOut = List.copyOf(leftOut);
        failures = List.copyOf(failures);
    }

    /** What readers see about a failed source. The real reason names folders of the server. */
    static final String FAILED_FOR_READERS =
            "It could not be read. Your administrator can find the reason in the server's log.";

    /**
     * Returns what every reader may see: without the place of the source on the server, and without the reason for
     * administrators.
     */
    public SourceState forReaders() {
        return new SourceState(
                name,
                "",
                state,
                error.map(reason -> FAILED_FOR_READERS),
                files,
                indexed,
                unchanged,
                chunks,
                failed,
                doubtful,
                removed,
                kept,
                skipped,
                leftOut,
                failures);
    }

    /** Returns the same without the names of files. */
    public SourceState withoutNames() {
        return new SourceState(
                name,
                location,
                state,
                error,
                files,
                indexed,
                unchanged,
                chunks,
                failed,
                doubtful,
                removed,
                kept,
                skipped,
                leftOut.stream().map(LeftOutGroup::withoutExamples).toList(),
                List.of());
    }
}
