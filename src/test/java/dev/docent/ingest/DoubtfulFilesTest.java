package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.corpus.FileKind;
import dev.docent.ingest.pass.EmbeddingPool;
import dev.docent.ingest.read.DocumentReader;
import dev.docent.ingest.read.Formats;
import dev.docent.ingest.status.FileFailure;
import dev.docent.ingest.status.PassProgress;
import dev.docent.ingest.status.SourceGaps;
import dev.docent.ingest.status.SourceState;
import dev.docent.source.FolderOptions;
import dev.docent.source.FolderSource;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.InMemoryChunkIndex;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoubtfulFilesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2036-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final String GUESS =
            "its encoding is unknown, so it was read as windows-1252, which is a guess. Save it as UTF-8, or declare"
                    + " its encoding";

    @TempDir
    Path folder;

    private InMemoryChunkIndex index = new InMemoryChunkIndex();

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("short.txt"), "für\n", Charset.forName("windows-1252"));
        Files.writeString(folder.resolve("sure.txt"), "für\n");
    }

    @Test
    void areIndexedCountedAndNamed() {
        var state = run();

        assertEquals(2, state.counts().indexed());
        assertEquals(0, state.counts().failed());
        assertEquals(1, state.counts().doubtful());
        assertEquals(List.of(new FileFailure("short.txt", GUESS)), state.gaps().failures());
        assertEquals("für\n", index.document("docs/short.txt").orElseThrow().text());
    }

    @Test
    void areNamedByALaterPassThatDoesNotReadThem() {
        run();
        index = index.reopened();

        var state = run();

        assertEquals(2, state.counts().unchanged());
        assertEquals(1, state.counts().doubtful());
        assertEquals(List.of(new FileFailure("short.txt", GUESS)), state.gaps().failures());
    }

    @Test
    void areNoMoreInDoubtWhenTheyWereSavedAsUtf8() throws IOException {
        run();
        Files.writeString(folder.resolve("short.txt"), "für alle\n", StandardCharsets.UTF_8);

        var state = run();

        assertEquals(0, state.counts().doubtful());
        assertEquals(List.of(), state.gaps().failures());
    }

    @Test
    void doNotHideWhatFailed() throws IOException {
        for (int i = 0; i < SourceGaps.MAX_FAILURES; i++) {
            Files.writeString(folder.resolve("a" + i + ".txt"), "für " + i, Charset.forName("windows-1252"));
        }
        Files.writeString(folder.resolve("large.txt"), "x".repeat(2000));

        var state = run();

        assertEquals(SourceGaps.MAX_FAILURES + 1, state.counts().doubtful());
        assertEquals(SourceGaps.MAX_FAILURES, state.gaps().failures().size());
        assertEquals("large.txt", state.gaps().failures().get(0).path());
    }

    private SourceState run() {
        var source = new FolderSource("docs", folder, FolderOptions.of(1000, path -> FileKind.PROSE));
        var embedder = new FakeEmbedder();
        var splitter = new Splitter(embedder, 300, 400);
        try (var indexer = new Indexer(
                new PassProgress(List.of(source), 100, index, CLOCK),
                new DocumentReader(Formats.all(), splitter, CLOCK),
                new EmbeddingPool(embedder, Runnable::run, 2),
                index,
                Runnable::run,
                CLOCK)) {
            indexer.start();
            return indexer.state().sources().get(0);
        }
    }
}
