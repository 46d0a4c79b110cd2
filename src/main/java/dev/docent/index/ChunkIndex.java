package dev.docent.index;

import dev.docent.corpus.Document;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The chunks of all documents, searchable by words and by meaning, with the documents' texts. Thread-safe: one pass
 * writes while any number of threads read.
 *
 * <p>A search sees what was written before the last {@link #refresh()} or {@link #commit()}. What was committed survives
 * the process; what was not is as if it had never been written. A document is replaced as a whole: no search sees a part
 * of it.
 *
 * <p>Failures of the disk are {@link java.io.UncheckedIOException}s that name the index's directory.
 */
public interface ChunkIndex extends AutoCloseable {
    /**
     * Replaces the document with this path, or adds it.
     *
     * @param source the name of the source that it comes from
     * @param fingerprint what changes whenever the file does (or the way it is parsed); given back by {@link
     *     #fingerprints}
     */
    void put(String source, String fingerprint, Document document, List<EmbeddedChunk> chunks);

    /** Gives the document with this path another fingerprint, and leaves it as it is otherwise; nothing if it is not there. */
    void remember(String path, String fingerprint);

    /** Removes the document with this path and its chunks, if it is there. */
    void remove(String path);

    /** Returns the fingerprint of every document of a source by its path, those not yet committed included. */
    Map<String, String> fingerprints(String source);

    /** Returns the names of the sources that the index holds documents of. */
    List<String> sources();

    /** Makes what was written visible to searches. */
    void refresh();

    /** Makes what was written visible and lasting. */
    void commit();

    /** Returns the chunks that match best by words and by meaning together. */
    SearchHits search(SearchRequest request);

    /** Returns the title, text and revision of a document. */
    Optional<StoredDocument> document(String path);

    /** Returns the revision of a document, if it has one; its text is not read. */
    Optional<String> revision(String path);

    /** Returns the number of searchable chunks per source. */
    Map<String, Integer> chunkCounts();

    @Override
    void close();
}
