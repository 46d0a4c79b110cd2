package dev.docent.index;

import java.io.IOException;
import java.util.OptionalDouble;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/** Scores records of one segment by words and by vector, in ascending order of their ids. One thread at a time. */
final class SegmentScores {
    final LeafReaderContext leaf;

    private final float @Nullable [] question;
    private final @Nullable Scorer words;
    private final @Nullable FloatVectorValues vectors;

    SegmentScores(LeafReaderContext leaf, Weight words, float @Nullable [] question, VectorSpace space)
            throws IOException {
        this.leaf = leaf;
        this.question = question;
        this.words = words.scorer(leaf);
        this.vectors = leaf.reader().getFloatVectorValues(space.vectors());
    }

    /** Returns the BM25 score; 0 if the record contains no word of the question. */
    double words(int id) throws IOException {
        return words != null && standsAt(words.iterator(), id) ? words.score() : 0;
    }

    /** Returns the cosine of the question's vector and that of the record; empty if one of them has none. */
    OptionalDouble cosine(int id) throws IOException {
        return vectors != null && question != null && standsAt(vectors, id)
                ? OptionalDouble.of(VectorUtil.dotProduct(question, vectors.vectorValue()))
                : OptionalDouble.empty();
    }

    private static boolean standsAt(DocIdSetIterator records, int id) throws IOException {
        var at = records.docID() < id ? records.advance(id) : records.docID();
        return at == id;
    }
}
