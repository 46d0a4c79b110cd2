package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.ingest.pass.EmbeddingPool;
import dev.docent.ingest.read.DocumentReader;
import dev.docent.ingest.read.Formats;
import dev.docent.ingest.status.LeftOutGroup;
import dev.docent.ingest.status.PassProgress;
import dev.docent.ingest.status.SourceState;
import dev.docent.source.FolderOptions;
import dev.docent.source.FolderSource;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.InMemoryChunkIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose names are in no table: their content decides. */
class UnknownNamesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2036-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final String PROSE = "Restoring files with long names works again.\n";

    @TempDir
    Path folder;

    private final InMemoryChunkIndex index = new InMemoryChunkIndex();

    @Test
    void areIndexedIfTheyAreProse() throws IOException {
        write("issue-1570", PROSE);
        write("notes.first", PROSE);

        assertEquals(2, run().counts().indexed());
        assertEquals(PROSE, index.document("docs/issue-1570").orElseThrow().text());
    }

    @Test
    void areLeftOutWithAReasonIfTheyAreNot() throws IOException {
        write("data", "1,2;3\n");
        write("list.xyz", "a\nb\n");
        write("program", "\0\0");

        var state = run();

        assertEquals(0, state.counts().failed());
        assertEquals(
                List.of(new LeftOutGroup(
                        "not_prose",
                        "an unknown format, and not prose",
                        3,
                        List.of("data", "list.xyz", "program"),
                        Map.of("", 2, ".xyz", 1))),
                state.gaps().leftOut());
    }

    @Test
    void leaveTheIndexWhenTheyAreNoLongerProse() throws IOException {
        write("issue-1570", PROSE);
        run();
        write("issue-1570", "0xDEADBEEF\n");

        run();

        assertEquals(Optional.empty(), index.document("docs/issue-1570"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private SourceState run() {
        var source = new FolderSource("docs", folder, FolderOptions.of(1000, Formats.all()::kind));
        var embedder = new FakeEmbedder();
        try (var indexer = new Indexer(
                new PassProgress(List.of(source), 100, index, CLOCK),
                new DocumentReader(Formats.all(), new Splitter(embedder, 300, 400), CLOCK),
                new EmbeddingPool(embedder, Runnable::run, 2),
                index,
                Runnable::run,
                CLOCK)) {
            indexer.start();
            return indexer.state().sources().get(0);
        }
    }
}
