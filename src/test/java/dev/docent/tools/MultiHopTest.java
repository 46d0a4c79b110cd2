package dev.docent.tools;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.index.LuceneChunkIndex;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.MultiHopRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that follows what passages name finds answers that one search does not find. {@code LookingBenchmark} prints the figures. */
@Tag("slow")
class MultiHopTest {
    @TempDir
    private Path folder;

    @Test
    void lookingAgainFindsWhatOneSearchDoesNot() throws Exception {
        var embedder = new FakeEmbedder();
        try (var index = new LuceneChunkIndex(folder.resolve("index"), embedder)) {
            var results = new MultiHopRun(index, embedder).ask();
            long once = results.stream().filter(MultiHopRun.Result::once).count();
            long again = results.stream().filter(MultiHopRun.Result::again).count();

            assertTrue(results.size() >= 60, () -> results.size() + " questions");
            assertTrue(once <= 0.6 * results.size(), () -> once + " of " + results.size() + " need no second look");
            assertTrue(again >= 0.9 * results.size(), () -> again + " of " + results.size() + " are answered");
        }
    }
}
