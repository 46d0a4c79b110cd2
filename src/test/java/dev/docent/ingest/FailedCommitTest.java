package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.index.ChunkIndex;
import dev.docent.ingest.pass.EmbeddingPool;
import dev.docent.ingest.read.DocumentReader;
import dev.docent.ingest.read.Formats;
import dev.docent.ingest.status.IndexStatus;
import dev.docent.ingest.status.PassProgress;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.FakeSource;
import dev.docent.testing.InMemoryChunkIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pass whose work cannot be written, as on a full disk. */
class FailedCommitTest {
    private final List<String> calls = new ArrayList<>();
    private final InMemoryChunkIndex memory = new InMemoryChunkIndex();

    /** An index whose commits fail. */
    private final ChunkIndex index = (ChunkIndex) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {ChunkIndex.class}, (proxy, method, arguments) -> {
                calls.add(method.getName());
                if (method.getName().equals("commit")) {
                    throw new UncheckedIOException(new IOException("No space left on device"));
                }
                try {
                    return method.invoke(memory, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });

    /** An index that failed keeps what was written on the disk until it is asked for its documents. */
    @Test
    void theIndexIsOpenedAgainAtTheEnd() {
        var docs = new FakeSource("docs").file("a.md", "one");
        var words = new FakeEmbedder();
        var indexer = new Indexer(
                new PassProgress(List.of(docs), 100, index, Clock.systemUTC()),
                new DocumentReader(Formats.all(), new Splitter(words, 100, 200), Clock.systemUTC()),
                new EmbeddingPool(words, Runnable::run, 2),
                index,
                Runnable::run,
                Clock.systemUTC());

        indexer.start();

        assertEquals(IndexStatus.FAILED, indexer.state().state());
        assertEquals(List.of("sources"), calls.subList(calls.lastIndexOf("commit") + 1, calls.size()));
    }
}
