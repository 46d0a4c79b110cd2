package dev.docent.index;

import dev.docent.corpus.Chunk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The chunks in one state of the index, as they were put there. One thread at a time. */
final class StoredChunks {
    private final IndexSearcher searcher;
    private final VectorSpace space;

    /** @param space of the vectors */
    StoredChunks(IndexSearcher searcher, VectorSpace space) {
        this.space = space;
        this.searcher = searcher;
    }

    /** Returns the chunks of a document in their order; none if there is no such document. */
    List<EmbeddedChunk> of(String path) throws IOException {
        var chunks = new ArrayList<EmbeddedChunk>();
        for (var leaf : searcher.getIndexReader().leaves()) {
            var records = live(leaf, new Term(IndexFields.PATH, path), Integer.MAX_VALUE);
            for (int id : records) {
                var record = leaf.reader().storedFields().document(id, IndexFields.CHUNK_FIELDS);
                if (IndexFields.isChunk(record)) {
                    chunks.add(new EmbeddedChunk(IndexFields.chunk(record), vector(leaf, id)));
                }
            }
        }
        return chunks;
    }

    /** Returns the number of chunks of a document; 0 if there is no such document. */
    int count(String path) throws IOException {
        // One record is that of the document.
        return Math.max(0, searcher.count(new TermQuery(new Term(IndexFields.PATH, path))) - 1);
    }

    /** Returns the vector of a chunk with this {@linkplain Chunk#embeddedText() text}, if any has one. */
    Optional<float[]> vector(String text) throws IOException {
        return vector(space.embedded(text));
    }

    private Optional<float[]> vector(Term ofText) throws IOException {
        for (var leaf : searcher.getIndexReader().leaves()) {
            var records = live(leaf, ofText, 1);
            if (!records.isEmpty()) {
                return Optional.ofNullable(vector(leaf, records.get(0)));
            }
        }
        return Optional.empty();
    }

    /** Returns vectors of different texts, at most this many: always the same ones, because the hashes of the texts choose. */
    List<float[]> someVectors(int most) throws IOException {
        var vectors = new ArrayList<float[]>();
        var terms = MultiTerms.getTerms(searcher.getIndexReader(), space.embedded());
        var hashes = terms == null ? TermsEnum.EMPTY : terms.iterator();
        for (var hash = hashes.next(); hash != null && vectors.size() < most; hash = hashes.next()) {
            vector(new Term(space.embedded(), BytesRef.deepCopyOf(hash))).ifPresent(vectors::add);
        }
        return vectors;
    }

    /** Returns the paths of the documents that have vectors of other models. */
    List<String> withOtherModels() throws IOException {
        var paths = new TreeSet<String>();
        var models = MultiTerms.getTerms(searcher.getIndexReader(), VectorSpace.MODELS);
        var keys = models == null ? TermsEnum.EMPTY : models.iterator();
        for (var key = keys.next(); key != null; key = keys.next()) {
            if (!key.utf8ToString().equals(space.key())) {
                addPaths(new Term(VectorSpace.MODELS, BytesRef.deepCopyOf(key)), paths);
            }
        }
        return List.copyOf(paths);
    }

    private void addPaths(Term model, Set<String> paths) throws IOException {
        for (var leaf : searcher.getIndexReader().leaves()) {
            var named = leaf.reader().getBinaryDocValues(IndexFields.DOCUMENT_PATH);
            for (int id : live(leaf, model, Integer.MAX_VALUE)) {
                if (named != null && named.advanceExact(id)) {
                    paths.add(named.binaryValue().utf8ToString());
                }
            }
        }
    }

    /** Returns the number of chunks of each source. */
    Map<String, Integer> counts() throws IOException {
        var counts = new TreeMap<String, Integer>();
        var terms = MultiTerms.getTerms(searcher.getIndexReader(), IndexFields.SOURCE);
        if (terms == null) {
            return counts;
        }
        var sources = terms.iterator();
        for (var source = sources.next(); source != null; source = sources.next()) {
            var count = searcher.count(new TermQuery(new Term(IndexFields.SOURCE, BytesRef.deepCopyOf(source))));
            if (count > 0) {
                counts.put(source.utf8ToString(), count);
            }
        }
        return counts;
    }

    /** Returns the first records of a term that are not deleted, at most this many. */
    private static List<Integer> live(LeafReaderContext leaf, Term term, int most) throws IOException {
        var records = new ArrayList<Integer>();
        var live = leaf.reader().getLiveDocs();
        var postings = leaf.reader().postings(term, PostingsEnum.NONE);
        if (postings != null) {
            int id = postings.nextDoc();
            while (id != DocIdSetIterator.NO_MORE_DOCS && records.size() < most) {
                if (live == null || live.get(id)) {
                    records.add(id);
                }
                id = postings.nextDoc();
            }
        }
        return records;
    }

    private float @Nullable [] vector(LeafReaderContext leaf, int id) throws IOException {
        var vectors = leaf.reader().getFloatVectorValues(space.vectors());
        return vectors != null && vectors.advance(id) == id
                ? vectors.vectorValue().clone()
                : null;
    }
}
