package dev.docent.retrieval;

import dev.docent.corpus.Chunk;
import dev.docent.index.ChunkHit;
import dev.docent.index.ChunkIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands beside a passage in its document and helps to understand it. Text below no heading has nothing that belongs to it. For
 * one retrieval; one thread at a time.
 */
final class Neighbourhood {
    /** How far a passage may grow, the nearest first. */
    enum Part {
        /** The rest of its section or declaration, if that was cut. */
        SECTION {
            @Override
            boolean has(List<String> headings, Chunk beside) {
                return beside.headings().equals(headings);
            }
        },
        /** The sections inside its own one, and those beside it below the same heading. */
        PARENT {
            @Override
            boolean has(List<String> headings, Chunk beside) {
                int outer = Math.max(1, headings.size() - 1);
                return beside.headings().size() >= outer
                        && beside.headings().subList(0, outer).equals(headings.subList(0, outer));
            }
        };

        /** Returns whether a chunk belongs to this part around text below these headings, of which there is at least one. */
        abstract boolean has(List<String> headings, Chunk beside);
    }

    /** The most chunks that a passage gets of each part on each side. */
    static final int MAX_CHUNKS = 3;

    private final ChunkIndex index;

    /** The chunks that were looked for: none if there is no such place. They are looked at again each time another passage has grown. */
    private final Map<Place, List<Chunk>> known = new HashMap<>();

    private record Place(String path, int ordinal) {}

    Neighbourhood(ChunkIndex index) {
        this.index = index;
    }

    /** Returns the chunks directly beside a passage that belong to a part, that which follows first. */
    List<ChunkHit> of(Draft draft, Part part) {
        var headings = draft.best().chunk().headings();
        if (headings.isEmpty()) {
            return List.of();
        }
        var beside = new ArrayList<ChunkHit>();
        for (int ordinal : new int[] {draft.lastOrdinal() + 1, draft.firstOrdinal() - 1}) {
            at(new Place(draft.location().path(), ordinal)).stream()
                    .filter(chunk ->
                            part.has(headings, chunk) && draft.location().unites(chunk.location()))
                    .forEach(chunk -> beside.add(new ChunkHit(chunk, ordinal, 0, 0)));
        }
        return beside;
    }

    private List<Chunk> at(Place place) {
        return known.computeIfAbsent(place, it -> index.chunks(it.path(), it.ordinal(), it.ordinal()));
    }
}
