package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.ingest.files.FilePage;
import dev.docent.ingest.files.FileQuery;
import dev.docent.ingest.files.FileStatus;
import dev.docent.ingest.files.ListedFacts;
import dev.docent.ingest.files.ListedFile;
import dev.docent.ingest.pass.EmbeddingPool;
import dev.docent.ingest.read.DocumentReader;
import dev.docent.ingest.read.FormatNames;
import dev.docent.ingest.read.Formats;
import dev.docent.ingest.status.PassProgress;
import dev.docent.json.Json;
import dev.docent.source.LeftOut;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.FakeSource;
import dev.docent.testing.InMemoryChunkIndex;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileListsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    private final FakeEmbedder embedder = new FakeEmbedder();
    private final InMemoryChunkIndex index = new InMemoryChunkIndex();
    private final FakeSource docs = new FakeSource("docs")
            .file("a.md", "a")
            .file("b.md", "b")
            .leftOut(new LeftOut("logo.PNG", LeftOut.Why.UNSUPPORTED))
            .leftOut(new LeftOut("build/", LeftOut.Why.IGNORED));
    private final FakeSource other = new FakeSource("other").file("a.md", "a");

    @Test
    void tellsOfEveryFileWhatBecameOfIt() {
        docs.failing("b.md", new IOException("disk on fire"));
        var indexer = run(100);

        assertEquals(
                "{\"total\":5,\"files\":["
                        + "{\"source\":\"docs\",\"path\":\"a.md\",\"state\":\"indexed\",\"format\":\"Markdown\","
                        + "\"passages\":1,\"size\":1,\"at\":\"2026-01-02T03:04:05Z\"},"
                        + "{\"source\":\"docs\",\"path\":\"b.md\",\"state\":\"failed\",\"detail\":\"it cannot be read: disk on fire\","
                        + "\"format\":\"Markdown\"},"
                        + "{\"source\":\"docs\",\"path\":\"build/\",\"state\":\"left_out\",\"reason\":\"ignored\",\"detail\":\"git ignores it\"},"
                        + "{\"source\":\"docs\",\"path\":\"logo.PNG\",\"state\":\"left_out\",\"reason\":\"unsupported\",\"detail\":\"an unsupported format\",\"format\":\"PNG\"},"
                        + "{\"source\":\"other\",\"path\":\"a.md\",\"state\":\"indexed\",\"format\":\"Markdown\","
                        + "\"passages\":1,\"size\":1,\"at\":\"2026-01-02T03:04:05Z\"}]}",
                Json.write(indexer.files(all())));
    }

    /** Earlier versions stored neither the time nor the size. */
    @Test
    void whatIsNotKnownOfAFileIsAbsent() {
        var indexer = run(100);
        index.remember("docs/a.md", "1:1::0:0");

        var file = indexer.files(query("docs", "", "a.md")).files().get(0);

        assertEquals(new ListedFacts("Markdown", 1, null, null), file.facts());
    }

    @ParameterizedTest
    @CsvSource({
        "a.md, Markdown", "a.pdf, PDF", "a.cpp, C++", "README, plain text", "a.rst, reStructuredText", "a.py, Python",
        "a.png, PNG", "a.proto, Protocol Buffers", "a.json, JSON", "x/Dockerfile, Dockerfile", "a.unknown, ''", "a, ''",
    })
    void formatsHaveTheNamesThatPeopleUse(String path, String name) {
        assertEquals(name, FormatNames.of(path).orElse(""));
    }

    @Test
    void fileThatFailedAndIsStillIndexedIsNotCalledIndexed() {
        run(100);
        docs.touch().failing("b.md", new IOException("disk on fire"));
        var indexer = run(100);

        assertEquals(List.of("docs/a.md", "other/a.md"), paths(indexer.files(state(FileStatus.INDEXED))));
        assertEquals(List.of("docs/b.md"), paths(indexer.files(state(FileStatus.FAILED))));
    }

    @Test
    void findsBySourceStateReasonAndWords() {
        var indexer = run(100);

        assertEquals(List.of("other/a.md"), paths(indexer.files(query("other", "", ""))));
        assertEquals(List.of("docs/build/", "docs/logo.PNG"), paths(indexer.files(state(FileStatus.LEFT_OUT))));
        assertEquals(List.of("docs/build/"), paths(indexer.files(query("", "ignored", ""))));
        assertEquals(List.of("docs/logo.PNG"), paths(indexer.files(query("", "", "Logo.p"))));
        assertEquals(List.of(), paths(indexer.files(query("nowhere", "", ""))));
    }

    @Test
    void everyFileComesOnceInPagesOfAnyLength() {
        var indexer = run(100);
        for (int limit = 1; limit < 7; limit++) {
            var paths = new ArrayList<String>();
            var after = "";
            while (after != null) {
                var page = indexer.files(new FileQuery("", null, "", "", after, limit));
                paths.addAll(paths(page));
                assertEquals(5, page.total());
                after = page.next();
            }
            assertEquals(List.of("docs/a.md", "docs/b.md", "docs/build/", "docs/logo.PNG", "other/a.md"), paths);
        }
    }

    @Test
    void noMoreNamesAreKeptThanTheSettingAllowsAndAllAreCounted() {
        var indexer = run(1);

        assertEquals(1, indexer.files(state(FileStatus.LEFT_OUT)).total());
        assertEquals(2, indexer.state().sources().get(0).gaps().skipped());
    }

    private Indexer run(int listedFiles) {
        var indexer = new Indexer(
                new PassProgress(List.of(docs, other), listedFiles, index, CLOCK),
                new DocumentReader(Formats.all(), new Splitter(embedder, 100, 200), CLOCK),
                new EmbeddingPool(embedder, Runnable::run, 2),
                index,
                Runnable::run,
                CLOCK);
        indexer.start();
        return indexer;
    }

    private static List<String> paths(FilePage page) {
        return page.files().stream().map(ListedFile::wholePath).toList();
    }

    private static FileQuery all() {
        return query("", "", "");
    }

    private static FileQuery state(FileStatus state) {
        return new FileQuery("", state, "", "", "", 100);
    }

    private static FileQuery query(String source, String reason, String words) {
        return new FileQuery(source, null, reason, words, "", 100);
    }
}
