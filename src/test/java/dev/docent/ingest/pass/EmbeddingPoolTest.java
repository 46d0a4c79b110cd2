package dev.docent.ingest.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.index.Embedder;
import dev.docent.index.EmbeddingException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How texts are gathered into the requests of a service. */
final class EmbeddingPoolTest {
    private final List<List<String>> asked = new ArrayList<>();
    private final EmbeddingPool pool = new EmbeddingPool(new Service(), Runnable::run, 1);

    @Test
    void sendsWholeBatchesAtOnceAndTheRestWhenAsked() {
        var first = pool.vector("a");
        assertFalse(first.isDone());
        assertSame(first, pool.vector("a"), "equal texts are embedded once");
        pool.vector("b");
        assertTrue(first.isDone());
        var last = pool.vector("c");
        assertFalse(last.isDone());

        pool.flush();
        pool.flush();

        assertTrue(last.isDone());
        assertEquals(List.of(List.of("a", "b"), List.of("c")), asked);
    }

    @Test
    void aRefusedTextDoesNotHarmTheOthersOfItsBatch() {
        var good = pool.vector("good");
        var bad = pool.vector("bad text");

        assertFalse(good.isCompletedExceptionally());
        assertTrue(bad.isCompletedExceptionally());
        assertEquals(3, asked.size(), "once together, then each alone");
    }

    @Test
    void aFailureOfTheServiceIsNotTriedForEachText() {
        var one = pool.vector("down");
        var other = pool.vector("other");

        assertTrue(one.isCompletedExceptionally());
        assertTrue(other.isCompletedExceptionally());
        assertEquals(1, asked.size());
    }

    /** Refuses texts that begin with "bad", and is down for "down". */
    private final class Service implements Embedder {
        @Override
        public int batchSize() {
            return 2;
        }

        @Override
        public List<float[]> embedAll(List<String> texts) {
            asked.add(List.copyOf(texts));
            if (texts.contains("down")) {
                throw new EmbeddingException(EmbeddingException.Concern.EVERY_TEXT, "down", null);
            }
            if (texts.stream().anyMatch(text -> text.startsWith("bad"))) {
                throw new EmbeddingException(EmbeddingException.Concern.THIS_TEXT, "refused", null);
            }
            return texts.stream().map(text -> new float[] {1}).toList();
        }

        @Override
        public float[] embed(String text) {
            return embedAll(List.of(text)).get(0);
        }

        @Override
        public String id() {
            return "service";
        }

        @Override
        public int dimensions() {
            return 1;
        }

        @Override
        public int countTokens(String text) {
            return text.length();
        }

        @Override
        public void close() {}
    }
}
