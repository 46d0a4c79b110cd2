package dev.docent.bench;

import dev.docent.index.EmbeddedChunk;
import dev.docent.index.LuceneChunkIndex;
import dev.docent.split.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Fills an index as a pass would. */
final class FilledIndex {
    private FilledIndex() {}

    /** Puts all documents of a corpus into an index, with the vectors of their chunks. */
    static void fill(LuceneChunkIndex index, Corpus corpus, Splitter splitter, VectorCache cache) throws Exception {
        var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            var jobs = new ArrayList<Callable<List<EmbeddedChunk>>>();
            for (var document : corpus.documents()) {
                jobs.add(() -> splitter.split(document).stream()
                        .map(chunk -> new EmbeddedChunk(chunk, cache.embed(chunk.embeddedText())))
                        .toList());
            }
            var done = pool.invokeAll(jobs);
            for (int i = 0; i < done.size(); i++) {
                index.put(
                        corpus.name(),
                        "1",
                        corpus.documents().get(i),
                        done.get(i).get());
            }
            index.commit();
        } finally {
            pool.shutdown();
        }
    }
}
