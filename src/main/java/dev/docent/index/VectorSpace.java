package dev.docent.index;

import dev.docent.digest.Sha256;
import java.io.IOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;

/**
 * The fields with the vectors of one model. Vectors of two models cannot be compared, so each model has its own fields, and both
 * are there while one replaces the other. Immutable.
 *
 * @param model the {@linkplain Embedder#id() id} of the model
 * @param key a short name for the fields
 */
record VectorSpace(String model, String key) {
    /** On documents: the keys of the models whose vectors the chunks have, or wait for. */
    static final String MODELS = "models";

    /** How much of the hash of a text is kept: 128 bits. */
    private static final int HASH_DIGITS = 32;

    private static final int KEY_DIGITS = 12;

    static VectorSpace of(String model) {
        return new VectorSpace(model, Sha256.hexOfUtf8(model).substring(0, KEY_DIGITS));
    }

    /** Returns the field with the vectors of chunks. */
    String vectors() {
        return "vector." + key;
    }

    /** Returns the field of documents that says how many chunks wait for a vector, if any do. */
    String waiting() {
        return "waiting." + key;
    }

    /** Returns the field of chunks with the hashes of the texts whose vectors they have. */
    String embedded() {
        return "embedded." + key;
    }

    /** Returns the term of the chunks whose vector is that of this text: equal texts share one. */
    Term embedded(String text) {
        return new Term(embedded(), Sha256.hexOfUtf8(text).substring(0, HASH_DIGITS));
    }

    /** Gives the record of a chunk its vector. */
    void addVector(Document chunk, String text, float[] vector) {
        chunk.add(new KnnFloatVectorField(vectors(), vector, VectorSimilarityFunction.DOT_PRODUCT));
        var term = embedded(text);
        chunk.add(new StringField(term.field(), term.text(), Field.Store.NO));
    }

    /** Notes on the record of a document that its chunks have vectors of this model, except some that wait. */
    void addState(Document document, int waiting) {
        document.add(new StringField(MODELS, key, Field.Store.NO));
        if (waiting > 0) {
            document.add(new NumericDocValuesField(waiting(), waiting));
        }
    }

    /** Returns whether a chunk waits for a vector of this model. */
    boolean isIncomplete(IndexSearcher searcher) throws IOException {
        if (searcher.count(new FieldExistsQuery(waiting())) > 0) {
            return true;
        }
        // Both numbers count deleted documents too, but they are fast, and mostly equal.
        var reader = searcher.getIndexReader();
        return reader.docFreq(marker()) < reader.getDocCount(MODELS)
                && searcher.count(new TermQuery(marker()))
                        < searcher.count(new FieldExistsQuery(IndexFields.DOCUMENT_PATH));
    }

    Term marker() {
        return new Term(MODELS, key);
    }
}
