package dev.docent.index;

import dev.docent.corpus.Chunk;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chunks of hits. It keeps those that were read last, because the same chunks are found again and again, and a chunk costs
 * more to decompress than to find. A record never changes: another version of a document has other records. Thread-safe.
 */
final class ChunkRecords {
    /** How much is kept: chunks with 4 million characters together. Those that were not needed for the longest time go first. */
    static final int MOST_CHARS = 4_000_000;

    /** What a chunk takes apart from its texts, in characters. */
    private static final int OVERHEAD = 200;

    /** @param ordinal the position of the chunk in its document */
    record Stored(Chunk chunk, int ordinal) {
        private int size() {
            int headings = chunk.headings().stream().mapToInt(String::length).sum();
            return OVERHEAD + headings + chunk.lead().length() + chunk.text().length();
        }
    }

    /** A record of a segment, whose number is the same as long as the segment exists. */
    private record Place(Object segment, int id) {
        static Place of(LeafReaderContext leaf, int id) {
            // Without deletions and updates, so that those do not make other records of these.
            return new Place(leaf.reader().getCoreCacheHelper().getKey(), id - leaf.docBase);
        }
    }

    private final int mostChars;

    // Guarded by this. The one that was needed last is the last one.
    private final Map<Place, Stored> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int chars;

    ChunkRecords() {
        this(MOST_CHARS);
    }

    ChunkRecords(int mostChars) {
        this.mostChars = mostChars;
    }

    /** Returns the chunks of these records by their numbers. */
    Map<Integer, Stored> of(IndexSearcher searcher, SortedSet<Integer> ids) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        var found = new HashMap<Integer, Stored>();
        // One reader for all, in the order of the index, so that it reuses its buffers.
        StoredFields records = null;
        for (int id : ids) {
            var place = Place.of(leaves.get(ReaderUtil.subIndex(id, leaves)), id);
            var stored = find(place);
            if (stored == null) {
                records = records == null ? searcher.storedFields() : records;
                stored = IndexFields.stored(records.document(id, IndexFields.CHUNK_FIELDS));
                keep(place, stored);
            }
            found.put(id, stored);
        }
        return found;
    }

    private synchronized @Nullable Stored find(Place place) {
        return kept.get(place);
    }

    private synchronized void keep(Place place, Stored stored) {
        if (kept.put(place, stored) == null) {
            chars += stored.size();
        }
        var oldest = kept.values().iterator();
        while (chars > mostChars && oldest.hasNext()) {
            chars -= oldest.next().size();
            oldest.remove();
        }
    }

    /** Returns the characters that are kept. */
    synchronized int chars() {
        return chars;
    }
}
