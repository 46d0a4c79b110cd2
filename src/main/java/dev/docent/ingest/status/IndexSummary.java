package dev.docent.ingest.status;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The progress of the index, without names and places, for clients that may not know what is in it. Immutable; its
 * JSON is part of {@code GET /health/ready}.
 *
 * @param state what the index is doing
 * @param chunks how many chunks are searchable
 * @param sources how many sources are in each state
 */
public record IndexSummary(IndexStatus state, int chunks, Map<SourceStatus, Long> sources) {
    public IndexSummary {
        sources = Map.copyOf(sources);
    }

    public static IndexSummary of(IndexState index) {
        return new IndexSummary(
                index.state(),
                index.chunks(),
                index.sources().stream()
                        .collect(Collectors.groupingBy(
                                SourceState::state, () -> new EnumMap<>(SourceStatus.class), Collectors.counting())));
    }
}
