package dev.docent.index;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One state of the index, which stays until it is closed. Its files stay on the disk meanwhile. One thread. */
final class KeptState implements ChunkIndex.KeptVectors {
    private static final Logger LOG = LoggerFactory.getLogger(KeptState.class);

    private final IndexSearcher searcher;
    private final Runnable onClose;

    /** @param searcher an acquired one; closing this releases it */
    KeptState(IndexSearcher searcher, Runnable onClose) {
        this.searcher = searcher;
        this.onClose = onClose;
    }

    /** Returns the vector of a text; empty also if it cannot be read, because it can be computed anew. */
    Optional<float[]> vector(String text, VectorSpace space) {
        try {
            return new StoredChunks(searcher, space).vector(text);
        } catch (IOException | AlreadyClosedException e) {
            LOG.debug("A vector of an earlier state of the index cannot be read", e);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        onClose.run();
        try {
            searcher.getIndexReader().decRef();
        } catch (IOException e) {
            LOG.debug("An earlier state of the index cannot be closed", e);
        }
    }
}
