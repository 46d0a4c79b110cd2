package dev.docent.ingest;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The progress of the index, for people who may not know what is in it: no names, no places. Immutable; its JSON is
 * part of {@code GET /health/ready}.
 *
 * @param state as in {@link IndexState}
 * @param chunks how many chunks are searchable
 * @param sources how many sources are in each state of {@link SourceState}
 */
public record IndexSummary(String state, int chunks, Map<String, Long> sources) {
    public IndexSummary {
        sources = Map.copyOf(sources);
    }

    public static IndexSummary of(IndexState index) {
        return new IndexSummary(
                index.state(),
                index.chunks(),
                index.sources().stream()
                        .collect(Collectors.groupingBy(SourceState::state, TreeMap::new, Collectors.counting())));
    }
}
