package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.ingest.pass.EmbeddingPool;
import dev.docent.ingest.pass.FolderListener;
import dev.docent.ingest.read.DocumentReader;
import dev.docent.ingest.read.Formats;
import dev.docent.ingest.status.PassProgress;
import dev.docent.ingest.status.SourceStatus;
import dev.docent.ingest.watch.FolderWatch;
import dev.docent.source.FolderOptions;
import dev.docent.source.FolderSource;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.InMemoryChunkIndex;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.Patience;
import dev.docent.threads.WorkerPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that the real file system tells of. */
class WatchedFolderTest {
    @TempDir
    Path folder;

    private final FakeEmbedder embedder = new FakeEmbedder();
    private final InMemoryChunkIndex index = new InMemoryChunkIndex();
    private final ManualScheduler timers = new ManualScheduler();
    private final WorkerPool threads = new WorkerPool("test-watch", 2, 2);
    private Path root;
    private Indexer indexer;
    private FolderWatch watch;

    private void begin() throws IOException {
        root = Files.createDirectory(folder.resolve("docs"));
        write("a.md", "one");
        write("sub/b.md", "two");
        write("build/c.md", "made by a program");
        write(".gitignore", "build/\n");
        Files.createDirectories(root.resolve(".git"));
        var docs = new FolderSource("docs", root, FolderOptions.of(1000, Formats.all()::kind));
        indexer = new Indexer(
                new PassProgress(List.of(docs), 100, index, Clock.systemUTC()),
                new DocumentReader(Formats.all(), new Splitter(embedder, 100, 200), Clock.systemUTC()),
                new EmbeddingPool(embedder, Runnable::run, 2),
                index,
                threads,
                Clock.systemUTC());
        watch = FolderWatch.of(Set.of("docs"), timers, timers::nanoTime, threads, indexer::lookAt);
        indexer.addFolderListener(watch);
    }

    @AfterEach
    void end() {
        if (watch != null) {
            watch.close();
            indexer.close();
        }
        threads.close();
    }

    @Test
    void whatChangesIsFoundWithoutAsking() throws Exception {
        begin();
        indexer.start();
        await("docs/sub/b.md", "two");

        write("sub/b.md", "TWO");
        await("docs/sub/b.md", "TWO");
        write("new/deep/d.md", "four");
        await("docs/new/deep/d.md", "four");
        write("new/deep/d.md", "FOUR");
        await("docs/new/deep/d.md", "FOUR");
        Files.delete(root.resolve("a.md"));
        awaitInTime(() -> index.document("docs/a.md").isEmpty(), () -> "a.md is still there");
        write(".gitignore", "build/\nsub/\n");
        awaitInTime(() -> index.document("docs/sub/b.md").isEmpty(), () -> "sub/b.md is still there");
    }

    @Test
    void aMountThatVanishesEmptiesNothing() throws Exception {
        begin();
        indexer.start();
        await("docs/a.md", "one");
        awaitInTime(() -> indexer.state().sources().get(0).state() == SourceStatus.DONE, () -> "not read");

        // As when a disk is no longer mounted: its folders go on elsewhere, and the place of the mount is empty.
        var elsewhere = Files.move(root, folder.resolve("elsewhere"));
        Files.createDirectory(root);
        Files.writeString(elsewhere.resolve("a.md"), "three");

        awaitInTime(
                () -> indexer.state().sources().get(0).state() == SourceStatus.FAILED,
                () -> indexer.state().toString());
        assertEquals(2, index.fingerprints("docs").size());
    }

    @Test
    void onlyFoldersThatAreReadAreWatched() throws Exception {
        begin();
        var entered = new ArrayList<String>();
        indexer.addFolderListener(new FolderListener() {
            @Override
            public void begins(String source) {
                entered.add("begins");
            }

            @Override
            public void entered(String source, String path, Path folder) {
                entered.add(path);
            }

            @Override
            public void ended(String source) {
                entered.add("ended");
            }
        });
        indexer.start();
        await("docs/a.md", "one");
        indexer.close();

        assertEquals(List.of("begins", "", "sub", "ended"), entered);
        assertTrue(Files.exists(root.resolve("build/c.md")));
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    private void await(String path, String text) {
        awaitInTime(
                () -> index.document(path)
                        .filter(document -> document.text().equals(text))
                        .isPresent(),
                () -> path + " is not found with " + text);
    }

    /** Lets time pass until something has happened. The file system tells when it likes. */
    private void awaitInTime(BooleanSupplier condition, Supplier<String> missing) {
        Patience.await(
                () -> {
                    timers.advance(Duration.ofMillis(100));
                    return condition.getAsBoolean();
                },
                missing);
    }
}
