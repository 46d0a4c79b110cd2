package dev.docent.index;

import dev.docent.corpus.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/** The documents that the index contains, including uncommitted ones. One thread at a time. */
final class DocumentRecords {
    /**
     * What is missing of the vectors of a document.
     *
     * @param missing how many chunks have none
     */
    record Vectors(EmbeddingOrder order, int missing) {
        static Vectors of(List<EmbeddedChunk> chunks, EmbeddingOrder order) {
            return new Vectors(order, (int)
                    chunks.stream().filter(chunk -> chunk.vector() == null).count());
        }

        boolean waiting() {
            return missing > 0 && order != EmbeddingOrder.NEVER;
        }

        boolean never() {
            return missing > 0 && order == EmbeddingOrder.NEVER;
        }
    }

    private record Entry(String source, String fingerprint, Vectors vectors) {}

    private final Map<String, Entry> entries = new HashMap<>();

    /**
     * Returns the documents of an index at the time when it was opened.
     *
     * @param space of the vectors that they wait for
     */
    static DocumentRecords of(IndexSearcher searcher, VectorSpace space) throws IOException {
        var records = new DocumentRecords();
        for (var leaf : searcher.getIndexReader().leaves()) {
            records.addAll(leaf.reader(), space);
        }
        return records;
    }

    /** Returns what a document's record stores. */
    static StoredDocument stored(IndexSearcher searcher, int record) throws IOException {
        var revision = revision(searcher, record).orElse(null);
        return IndexFields.document(searcher.storedFields().document(record), revision);
    }

    /** Returns the revision in a document's record. It is in a column, so the text is not read. */
    static Optional<String> revision(IndexSearcher searcher, int record) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        var leaf = leaves.get(ReaderUtil.subIndex(record, leaves));
        var revisions = leaf.reader().getBinaryDocValues(IndexFields.REVISION);
        return revisions != null && revisions.advanceExact(record - leaf.docBase)
                ? Optional.of(revisions.binaryValue().utf8ToString())
                : Optional.empty();
    }

    /** Returns the source in a document's record. */
    static String source(IndexSearcher searcher, int record) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        var leaf = leaves.get(ReaderUtil.subIndex(record, leaves));
        var sources = leaf.reader().getSortedDocValues(IndexFields.DOCUMENT_SOURCE);
        if (sources == null || !sources.advanceExact(record - leaf.docBase)) {
            throw new AssertionError("Every record of a document has a source");
        }
        return sources.lookupOrd(sources.ordValue()).utf8ToString();
    }

    void put(String path, String source, String fingerprint, Vectors vectors) {
        entries.put(path, new Entry(source, fingerprint, vectors));
    }

    /** Returns the source of a document, if the index contains it. */
    Optional<String> source(String path) {
        return Optional.ofNullable(entries.get(path)).map(Entry::source);
    }

    /** Returns the fingerprint of a document, if the index contains it. */
    Optional<String> fingerprint(String path) {
        return Optional.ofNullable(entries.get(path)).map(Entry::fingerprint);
    }

    /** Returns when the chunks of a document get their vectors. */
    EmbeddingOrder order(String path) {
        var entry = entries.get(path);
        return entry == null ? EmbeddingOrder.NORMAL : entry.vectors().order();
    }

    /** Returns the documents that wait for vectors, in their order, then by path. */
    List<WaitingDocument> waiting() {
        var waiting = new ArrayList<WaitingDocument>();
        entries.forEach((path, entry) -> {
            if (entry.vectors().waiting()) {
                waiting.add(new WaitingDocument(
                        entry.source(),
                        path,
                        entry.vectors().order(),
                        entry.vectors().missing()));
            }
        });
        waiting.sort(Comparator.comparing(WaitingDocument::order).thenComparing(WaitingDocument::path));
        return waiting;
    }

    int onlyByWords(String source) {
        return (int) entries.values().stream()
                .filter(entry ->
                        entry.source().equals(source) && entry.vectors().never())
                .count();
    }

    void remember(String path, String fingerprint) {
        entries.computeIfPresent(path, (unchanged, entry) -> new Entry(entry.source(), fingerprint, entry.vectors()));
    }

    void remove(String path) {
        entries.remove(path);
    }

    Map<String, String> fingerprints(String source) {
        var fingerprints = new TreeMap<String, String>();
        entries.forEach((path, entry) -> {
            if (entry.source().equals(source)) {
                fingerprints.put(path, entry.fingerprint());
            }
        });
        return fingerprints;
    }

    /** Returns the paths of the documents in a scope, sorted. */
    List<String> paths(Scope scope) {
        return entries.entrySet().stream()
                .filter(entry -> scope.holds(entry.getValue().source(), entry.getKey()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    List<String> sources() {
        return entries.values().stream().map(Entry::source).distinct().sorted().toList();
    }

    private void addAll(LeafReader segment, VectorSpace space) throws IOException {
        var paths = segment.getBinaryDocValues(IndexFields.DOCUMENT_PATH);
        var sources = segment.getSortedDocValues(IndexFields.DOCUMENT_SOURCE);
        var fingerprints = segment.getBinaryDocValues(IndexFields.FINGERPRINT);
        if (paths == null || sources == null || fingerprints == null) {
            return;
        }
        var missing = new MissingVectors(segment, space);
        var live = segment.getLiveDocs();
        for (var id = paths.nextDoc(); id != DocIdSetIterator.NO_MORE_DOCS; id = paths.nextDoc()) {
            if (live != null && !live.get(id)) {
                continue;
            }
            if (!sources.advanceExact(id) || !fingerprints.advanceExact(id)) {
                throw new AssertionError("Every record of a document has a source and a fingerprint");
            }
            put(
                    paths.binaryValue().utf8ToString(),
                    sources.lookupOrd(sources.ordValue()).utf8ToString(),
                    fingerprints.binaryValue().utf8ToString(),
                    missing.of(id));
        }
    }

    /** What is missing of the vectors of the documents of a segment, in ascending order of their ids. */
    private static final class MissingVectors {
        private final @Nullable NumericDocValues orders;
        private final @Nullable NumericDocValues chunks;
        private final @Nullable NumericDocValues waiting;
        /** The documents that have vectors of this model, or wait for some of them. All chunks of the others have none. */
        private final @Nullable PostingsEnum begun;

        MissingVectors(LeafReader segment, VectorSpace space) throws IOException {
            orders = segment.getNumericDocValues(IndexFields.ORDER);
            chunks = segment.getNumericDocValues(IndexFields.CHUNKS);
            waiting = segment.getNumericDocValues(space.waiting());
            begun = segment.postings(space.marker(), PostingsEnum.NONE);
        }

        Vectors of(int id) throws IOException {
            int all = number(chunks, id, 0);
            var order = EmbeddingOrder.of(number(orders, id, EmbeddingOrder.NORMAL.code()));
            boolean allMissing = !isBegun(id) || order == EmbeddingOrder.NEVER;
            return new Vectors(order, allMissing ? all : number(waiting, id, 0));
        }

        private boolean isBegun(int id) throws IOException {
            return begun != null && (begun.docID() < id ? begun.advance(id) : begun.docID()) == id;
        }

        private static int number(@Nullable NumericDocValues values, int id, int otherwise) throws IOException {
            return values != null && values.advanceExact(id) ? (int) values.longValue() : otherwise;
        }
    }
}
