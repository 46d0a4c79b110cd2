package dev.docent.ingest.status;

import dev.docent.json.Inline;
import org.jspecify.annotations.Nullable;

/**
 * The progress of one source. Immutable; its JSON is part of {@code GET /api/index}.
 *
 * <p>A file is one that should be indexed: some parser reads its format and no rule leaves it out. A folder that cannot
 * be read counts as one. After a pass {@code files} is the sum of {@code indexed}, {@code unchanged} and {@code
 * failed}; while it runs, it also includes files that were not examined yet.
 *
 * @param about what it is
 * @param state the progress of the pass in it
 * @param error why it failed, in words, and what to do
 * @param counts the counts of its files
 * @param gaps where the index and its files differ
 * @param times when it is looked at
 */
public record SourceState(
        @Inline SourceAbout about,
        SourceStatus state,
        @Nullable String error,
        @Inline FileCounts counts,
        @Inline SourceGaps gaps,
        @Inline SourceTimes times) {
    /** What readers see about a failed source. The real reason names folders of the server. */
    static final String FAILED_FOR_READERS =
            "It could not be read. Your administrator can find the reason in the server's log.";

    /**
     * Returns what every reader may see: without the place of the source on the server, and without the reason for
     * administrators.
     */
    public SourceState forReaders() {
        return new SourceState(
                about.forReaders(), state, error == null ? null : FAILED_FOR_READERS, counts, gaps, times);
    }

    /** Returns the same without the names of files. */
    public SourceState withoutNames() {
        return new SourceState(about, state, error, counts, gaps.withoutNames(), times);
    }

    /** Returns the same with the time of the next look, as ISO 8601; null if none is planned. */
    public SourceState withNextLook(@Nullable String next) {
        return new SourceState(about, state, error, counts, gaps, times.withNext(next));
    }

    /** Returns its name. */
    public String name() {
        return about.name();
    }

    /** Returns where it is; empty for readers. */
    public String location() {
        return about.location();
    }
}
