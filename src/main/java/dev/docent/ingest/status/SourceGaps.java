package dev.docent.ingest.status;

import java.util.List;

/**
 * Where the index and the files of a source differ. Immutable.
 *
 * @param removed how many documents the pass took out of the index
 * @param kept how many documents stay in the index although their files could not be examined
 * @param skipped how many files and folders are left out by rule
 * @param leftOut the same, by rule
 * @param failures the first 100 of those that failed, and then of those in doubt
 * @param onlyByWords how many documents get no vectors, because they were generated or minified
 */
public record SourceGaps(
        int removed, int kept, int skipped, List<LeftOutGroup> leftOut, List<FileFailure> failures, int onlyByWords) {
    /** The most failures that are named: 100. Further ones are only counted. */
    public static final int MAX_FAILURES = 100;

    public SourceGaps {
        leftOut = List.copyOf(leftOut);
        failures = List.copyOf(failures);
    }

    /** Returns the same without the names of files. */
    SourceGaps withoutNames() {
        return new SourceGaps(
                removed,
                kept,
                skipped,
                leftOut.stream().map(LeftOutGroup::withoutExamples).toList(),
                List.of(),
                onlyByWords);
    }
}
