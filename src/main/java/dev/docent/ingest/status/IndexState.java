package dev.docent.ingest.status;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The progress of the index. Immutable; its JSON is the response of {@code GET /api/index}.
 *
 * @param state what it is doing
 * @param chunks how many chunks are searchable
 * @param waiting how many of them wait for their vectors: until then, only words find them
 * @param startedAt when the last pass began, as ISO 8601; absent before the first
 * @param finishedAt when it ended; absent while it runs
 * @param sources the sources in their configured order
 */
public record IndexState(
        IndexStatus state,
        int chunks,
        int waiting,
        @Nullable String startedAt,
        @Nullable String finishedAt,
        List<SourceState> sources) {
    public IndexState {
        sources = List.copyOf(sources);
    }

    /** Returns what every reader may see. */
    public IndexState forReaders() {
        return new IndexState(
                state,
                chunks,
                waiting,
                startedAt,
                finishedAt,
                sources.stream().map(SourceState::forReaders).toList());
    }
}
