package dev.docent.index;

import dev.docent.corpus.Chunk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chunks of hits, those beside them, and the texts of their documents. It keeps what was read last, because the same chunks are found again and again: a
 * chunk costs more to decompress than to find, and looking up the records of a document costs as much as a small search. A record
 * never changes: another version of a document has other records. Thread-safe.
 */
final class ChunkRecords {
    /** How much is kept: chunks, and documents, with 4 million characters together each. Those that were not needed for the longest time go first. */
    static final int MOST_CHARS = 4_000_000;

    /** A document that takes more than a quarter of the room is not kept, because it would drive out all others. */
    static final int MOST_CHARS_OF_DOCUMENT = MOST_CHARS / 4;

    /** How many records of documents are known by their paths: 500,000, in 2 MB. The oldest go first, as above. */
    static final int MOST_RECORDS = 500_000;

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

    /** A document in a segment. */
    private record Part(Object segment, String path) {}

    // The one that was needed last is the last one.
    private final LastUsed<Place, Stored> chunks;
    private final LastUsed<Place, StoredDocument> documents;
    private final LastUsed<Part, int[]> parts;

    ChunkRecords() {
        this(MOST_CHARS, MOST_RECORDS);
    }

    ChunkRecords(int mostChars, int mostRecords) {
        chunks = new LastUsed<>(mostChars, Stored::size);
        documents =
                new LastUsed<>(mostChars, document -> OVERHEAD + document.text().length());
        parts = new LastUsed<>(mostRecords, records -> 1 + records.length);
    }

    /** Returns the chunks of these records by their numbers. */
    Map<Integer, Stored> of(IndexSearcher searcher, SortedSet<Integer> ids) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        var found = new HashMap<Integer, Stored>();
        // One reader for all, in the order of the index, so that it reuses its buffers.
        StoredFields records = null;
        for (int id : ids) {
            var place = Place.of(leaves.get(ReaderUtil.subIndex(id, leaves)), id);
            var stored = chunks.get(place);
            if (stored == null) {
                records = records == null ? searcher.storedFields() : records;
                stored = IndexFields.stored(records.document(id, IndexFields.CHUNK_FIELDS));
                chunks.put(place, stored);
            }
            found.put(id, stored);
        }
        return found;
    }

    /** Returns the chunks of a document at these places, from 0, both inclusive; fewer if it does not have them all. */
    List<Chunk> of(IndexSearcher searcher, String path, int first, int last) throws IOException {
        var records = records(searcher, path);
        // A document is a block of records, and its own one is the last.
        int end = Math.min(last, records.size() - 2);
        if (first > end) {
            return List.of();
        }
        var wanted = new TreeSet<>(records.subList(Math.max(0, first), end + 1));
        var found = of(searcher, wanted);
        return wanted.stream().map(found::get).map(Stored::chunk).toList();
    }

    /** Returns a document, if the index contains it. */
    Optional<StoredDocument> document(IndexSearcher searcher, String path) throws IOException {
        return ofDocument(searcher, path, this::document);
    }

    private StoredDocument document(IndexSearcher searcher, int record) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        var place = Place.of(leaves.get(ReaderUtil.subIndex(record, leaves)), record);
        var known = documents.get(place);
        return known == null ? read(searcher, record, place) : known;
    }

    private StoredDocument read(IndexSearcher searcher, int record, Place place) throws IOException {
        var document = DocumentRecords.stored(searcher, record);
        if (document.text().length() <= MOST_CHARS_OF_DOCUMENT) {
            documents.put(place, document);
        }
        return document;
    }

    /** Reads something of a record. */
    @FunctionalInterface
    interface RecordRead<T> {
        T from(IndexSearcher searcher, int record) throws IOException;
    }

    /** Returns what is read of a document's own record, if the index contains it. */
    <T> Optional<T> ofDocument(IndexSearcher searcher, String path, RecordRead<T> read) throws IOException {
        var records = records(searcher, path);
        return records.isEmpty() ? Optional.empty() : Optional.of(read.from(searcher, records.get(records.size() - 1)));
    }

    /** Returns the records of a document, without those of earlier versions. */
    private List<Integer> records(IndexSearcher searcher, String path) throws IOException {
        var found = new ArrayList<Integer>();
        for (var leaf : searcher.getIndexReader().leaves()) {
            var live = leaf.reader().getLiveDocs();
            for (int id : recordsEver(leaf, path)) {
                if (live == null || live.get(id)) {
                    found.add(leaf.docBase + id);
                }
            }
        }
        return found;
    }

    /** Returns the records of all versions of a document that were written to a segment. */
    private int[] recordsEver(LeafReaderContext leaf, String path) throws IOException {
        var part = new Part(leaf.reader().getCoreCacheHelper().getKey(), path);
        var known = parts.get(part);
        if (known == null) {
            known = read(leaf, path);
            parts.put(part, known);
        }
        return known;
    }

    private static int[] read(LeafReaderContext leaf, String path) throws IOException {
        var ids = IntStream.builder();
        var postings = leaf.reader().postings(new Term(IndexFields.PATH, path), PostingsEnum.NONE);
        if (postings != null) {
            for (int id = postings.nextDoc(); id != DocIdSetIterator.NO_MORE_DOCS; id = postings.nextDoc()) {
                ids.add(id);
            }
        }
        return ids.build().toArray();
    }

    /** Returns how many records are known by the paths of their documents, with one more for each document. */
    int known() {
        return parts.size();
    }

    /** Returns the characters that are kept. */
    int chars() {
        return chunks.size();
    }

    /** Values by keys, until they are too large together: then those that were not needed for the longest time go. */
    private static final class LastUsed<K, V> {
        private final int most;
        private final ToIntFunction<V> sizeOf;

        // Guarded by this. The one that was needed last is the last one.
        private final Map<K, V> kept = new LinkedHashMap<>(16, 0.75f, true);
        private int size;

        LastUsed(int most, ToIntFunction<V> sizeOf) {
            this.most = most;
            this.sizeOf = sizeOf;
        }

        synchronized int size() {
            return size;
        }

        synchronized @Nullable V get(K key) {
            return kept.get(key);
        }

        synchronized void put(K key, V value) {
            if (kept.put(key, value) == null) {
                size += sizeOf.applyAsInt(value);
            }
            var oldest = kept.values().iterator();
            while (size > most && oldest.hasNext()) {
                size -= sizeOf.applyAsInt(oldest.next());
                oldest.remove();
            }
        }
    }
}
