package dev.docent.index;

import dev.docent.corpus.Chunk;
import dev.docent.corpus.Document;
import dev.docent.corpus.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The chunks of all documents, searchable by words and by meaning, with the documents' texts. Thread-safe: one pass
 * writes while any number of threads read.
 *
 * <p>A search sees what was written before the last {@link #refresh()} or {@link #commit()}. Committed changes survive
 * the process; others are lost as if they had never been written. A document is replaced as a whole: no search sees a
 * part of it.
 *
 * <p>Failures of the disk are {@link java.io.UncheckedIOException}s that name the index's directory.
 */
public interface ChunkIndex extends AutoCloseable {
    /**
     * Replaces the document with this path, or adds it. Words find its chunks after the next refresh. If any of them has no
     * vector, the document waits for it, as {@link #waiting()} says.
     *
     * @param source the name of the source that it comes from
     * @param fingerprint changes whenever the file or the way it is parsed changes; {@link #fingerprints} returns it
     * @param order when chunks without a vector get one
     */
    void put(String source, String fingerprint, Document document, List<EmbeddedChunk> chunks, EmbeddingOrder order);

    /** Replaces a document, or adds it, with a vector for each of its chunks. */
    default void put(String source, String fingerprint, Document document, List<EmbeddedChunk> chunks) {
        put(source, fingerprint, document, chunks, EmbeddingOrder.NORMAL);
    }

    /** Returns the documents that wait for vectors, including uncommitted ones: in their order, then by path. */
    List<WaitingDocument> waiting();

    /**
     * Returns the chunks of a document in their order, with their vectors, as of the last refresh; none if there is no such
     * document.
     */
    List<EmbeddedChunk> chunks(String path);

    /**
     * Returns some chunks of a document in their order, without their vectors, as of the last refresh. Those that it does not
     * have are left out.
     *
     * @param first the place of the first one, from 0
     * @param last the place of the last one, inclusive
     */
    default List<Chunk> chunks(String path, int first, int last) {
        var all = chunks(path);
        int begin = Math.max(0, Math.min(first, all.size()));
        int end = Math.max(begin, Math.min(last + 1, all.size()));
        return all.subList(begin, end).stream().map(EmbeddedChunk::chunk).toList();
    }

    /**
     * Gives chunks of a document their vectors. It waits no more when each has one.
     *
     * @param chunks those that {@link #chunks} returned after the document was put, some or all with a vector
     */
    void embed(String path, List<EmbeddedChunk> chunks);

    /**
     * Returns the vector of a chunk that has this {@linkplain Chunk#embeddedText() text}, if any has one as of the last refresh,
     * or had one when {@link #keepVectors()} was called.
     */
    Optional<float[]> vector(String text);

    /** The vectors that the index had at some time. */
    interface KeptVectors extends AutoCloseable {
        /** Forgets those whose chunks were removed since. */
        @Override
        void close();
    }

    /**
     * Keeps the vectors that the index has now until they are closed, even if their chunks are removed or replaced. So a file that
     * moves to another place finds them, in whatever order the places are read. Their storage is not freed before that. Closed and
     * called by the one pass that writes, one at a time.
     */
    KeptVectors keepVectors();

    /**
     * Notes that documents have got the vectors of the embedder that the index was opened with, as far as they can, so that they
     * serve from now on. Returns the paths of the documents that still have vectors of another one: {@link #embed} with their
     * {@link #chunks} removes these. An index that keeps the vectors of only one embedder returns none.
     */
    default List<String> finishVectors() {
        return List.of();
    }

    /** Returns how many documents of a source never get vectors, including uncommitted ones. */
    int onlyByWords(String source);

    /** Changes only the fingerprint of the document with this path. Does nothing if there is no such document. */
    void remember(String path, String fingerprint);

    /** Removes the document with this path and its chunks, if it exists. */
    void remove(String path);

    /** Returns the fingerprint of every document of a source by its path, including uncommitted ones. */
    Map<String, String> fingerprints(String source);

    /** Returns the fingerprint of a document, if the index has it, including an uncommitted one. */
    Optional<String> fingerprint(String path);

    /** Returns the names of the sources that have documents in the index. */
    List<String> sources();

    /** Makes changes visible to searches. */
    void refresh();

    /** Makes changes visible to searches and durable. */
    void commit();

    /** Returns the chunks that match best by words and meaning together. */
    SearchHits search(SearchRequest request);

    /** Returns the title, text and revision of a document. */
    Optional<StoredDocument> document(String path);

    /** Returns the revision of a document, if it has one; its text is not read. */
    Optional<String> revision(String path);

    /** Returns the source of a searchable document, if there is such a document. */
    Optional<String> source(String path);

    /** Returns the paths of the searchable documents in a scope, sorted. */
    List<String> paths(Scope scope);

    /** Returns the number of searchable chunks of a document; 0 if there is no such document. */
    int chunkCount(String path);

    /** Returns the number of searchable chunks in a scope per language, by its code; chunks without a known language do not count. */
    Map<String, Integer> languages(Scope scope);

    /** Returns the number of searchable chunks per source. */
    Map<String, Integer> chunkCounts();

    @Override
    void close();
}
