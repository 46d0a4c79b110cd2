package dev.docent.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {
    @Test
    void threadsInTheBackgroundGiveWayAndOthersDoNot() {
        try (var background = WorkerPool.background("test-background", 1, 1);
                var front = new WorkerPool("test-front", 1, 1)) {
            int own = niceness(); // That of all, if the tests themselves give way.
            assertEquals(
                    Math.max(10, own),
                    CompletableFuture.supplyAsync(WorkerPoolTest::niceness, background)
                            .join());
            assertEquals(
                    own,
                    CompletableFuture.supplyAsync(WorkerPoolTest::niceness, front)
                            .join());
        }
    }

    /** Returns the niceness of the calling thread, which Linux keeps per thread ({@code proc(5)}, field 19 of stat). */
    private static int niceness() {
        try {
            var stat = Files.readString(Path.of("/proc/thread-self/stat"));
            // The name of the thread, in brackets, may contain blanks.
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
