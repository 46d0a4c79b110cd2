package dev.docent.index;

import dev.docent.corpus.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds the records of a document: one for each chunk, and its own. For one document; one thread at a time. */
final class DocumentBlock {
    /**
     * The vectors of the model before, while they serve.
     *
     * @param vectors finds the vector of a text, if there is one
     */
    record Former(VectorSpace space, Function<String, Optional<float[]>> vectors) {}

    private final VectorSpace space;
    private final @Nullable Former former;

    /** @param former null if there is no such model */
    DocumentBlock(VectorSpace space, @Nullable Former former) {
        this.space = space;
        this.former = former;
    }

    /** Returns the records, that of the document last. */
    List<org.apache.lucene.document.Document> of(
            String source, String fingerprint, Document document, List<EmbeddedChunk> chunks, EmbeddingOrder order) {
        var records = new ArrayList<org.apache.lucene.document.Document>(chunks.size() + 1);
        var languages = new ChunkLanguages(document);
        int withoutFormer = 0;
        for (var embedded : chunks) {
            var chunk = embedded.chunk();
            var language = languages.of(chunk).orElse(null);
            var record = IndexFields.chunk(source, records.size(), chunk, language);
            if (embedded.vector() != null) {
                space.addVector(record, chunk.embeddedText(), embedded.vector());
            }
            withoutFormer += addFormer(record, chunk.embeddedText());
            records.add(record);
        }
        var record = IndexFields.document(source, fingerprint, document);
        IndexFields.addOrder(record, order, chunks.size());
        var vectors = DocumentRecords.Vectors.of(chunks, order);
        space.addState(record, vectors.waiting() ? vectors.missing() : 0);
        if (former != null) {
            former.space().addState(record, order == EmbeddingOrder.NEVER ? 0 : withoutFormer);
        }
        records.add(record);
        return records;
    }

    /** Keeps the vector of the model before. Returns how many vectors are missing: 0 or 1. */
    private int addFormer(org.apache.lucene.document.Document record, String text) {
        if (former == null) {
            return 0;
        }
        var vector = former.vectors().apply(text);
        vector.ifPresent(found -> former.space().addVector(record, text, found));
        return vector.isPresent() ? 0 : 1;
    }
}
