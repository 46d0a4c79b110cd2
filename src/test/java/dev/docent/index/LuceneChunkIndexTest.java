package dev.docent.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Scope;
import dev.docent.testing.FakeEmbedder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LuceneChunkIndexTest extends ChunkIndexContract {
    @TempDir
    Path folder;

    @Override
    protected ChunkIndex open() {
        return new LuceneChunkIndex(folder.resolve("index"), embedder);
    }

    @Override
    protected ChunkIndex reopen(ChunkIndex index) {
        index.close();
        return open();
    }

    @Test
    void aCopyOfTheFilesOfARunningIndexHoldsTheLastCommit() throws IOException {
        put("guide", "guide/a.md", "alpha");
        index.commit();
        put("guide", "guide/b.md", "beta");
        index.refresh();
        copyFiles(folder.resolve("index"), folder.resolve("crashed"));

        try (var crashed = new LuceneChunkIndex(folder.resolve("crashed"), embedder)) {
            assertEquals(Map.of("guide/a.md", "1"), crashed.fingerprints("guide"));
        }
    }

    /** Users of the machine must not read documents in the index that they cannot read as files. */
    @Test
    void onlyItsOwnerCanReadIt() throws IOException {
        var path = folder.resolve("index");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        index.close();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));

        index = open();

        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    }

    @Test
    void isRebuiltAfterAnUpdateThatChangedItsFormat() throws IOException {
        put("guide", "guide/a.md", "alpha");
        index.commit();
        index.close();
        var path = folder.resolve("index");
        try (var directory = FSDirectory.open(path);
                var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            var earlier = Map.of("docent.format", "" + (Integer.parseInt(IndexFolder.FORMAT) - 1));
            writer.setLiveCommitData(earlier.entrySet());
            writer.commit();
        }

        index = open();

        assertEquals(List.of(), index.sources());
    }

    @Test
    void isRebuiltWhenAnyOfItsFilesIsTruncated() throws IOException {
        put("guide", "guide/a.md", "alpha", "beta");
        index.commit();
        index.close();
        copyFiles(folder.resolve("index"), folder.resolve("whole"));

        var files = dataFiles(folder.resolve("whole"));
        assertFalse(files.isEmpty());
        for (var file : files) {
            var damaged = Files.createDirectories(folder.resolve("damaged-" + file));
            copyFiles(folder.resolve("whole"), damaged);
            try (var content = new RandomAccessFile(damaged.resolve(file).toFile(), "rw")) {
                content.setLength(content.length() / 2);
            }
            try (var rebuilt = new LuceneChunkIndex(damaged, embedder)) {
                assertEquals(Map.of(), rebuilt.fingerprints("guide"), file);
                rebuilt.put("guide", "2", document("guide/a.md", "gamma"), List.of());
                rebuilt.commit();
                assertEquals(Map.of("guide/a.md", "2"), rebuilt.fingerprints("guide"), file);
            }
        }
        index = open();
    }

    @Test
    void isRebuiltWhenAByteOfAnyOfItsFilesHasChanged() throws IOException {
        put("guide", "guide/a.md", "alpha", "beta");
        index.commit();
        index.close();
        copyFiles(folder.resolve("index"), folder.resolve("whole"));

        for (var file : dataFiles(folder.resolve("whole"))) {
            long length = Files.size(folder.resolve("whole").resolve(file));
            for (long at : new long[] {0, 9, length / 3, length / 2, length - 1}) {
                var damaged = Files.createDirectories(folder.resolve("changed-" + file + "-" + at));
                copyFiles(folder.resolve("whole"), damaged);
                changeByte(damaged.resolve(file), at);
                try (var rebuilt = new LuceneChunkIndex(damaged, embedder)) {
                    assertEquals(Map.of(), rebuilt.fingerprints("guide"), file + " at " + at);
                }
            }
        }
        index = open();
        assertEquals(Map.of("guide/a.md", "1"), index.fingerprints("guide"));
    }

    private static void changeByte(Path file, long at) throws IOException {
        try (var content = new RandomAccessFile(file.toFile(), "rw")) {
            content.seek(at);
            int old = content.read();
            content.seek(at);
            content.write(old ^ 1);
        }
    }

    @Test
    void anIndexOfANewerVersionIsRefusedAndLeftAlone() throws IOException {
        index.close();
        var newer = folder.resolve("newer");
        try (var directory = FSDirectory.open(newer);
                var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.setLiveCommitData(Map.of("docent.format", "" + (Integer.parseInt(IndexFolder.FORMAT) + 1))
                    .entrySet());
            writer.commit();
        }
        var files = dataFiles(newer);

        var refused = assertThrows(UncheckedIOException.class, () -> new LuceneChunkIndex(newer, embedder));

        assertTrue(refused.getMessage().contains("newer version of Docent"), refused.getMessage());
        assertEquals(files, dataFiles(newer));
        index = open();
    }

    @Test
    void leavesOtherFilesOfTheDirectoryAloneWhenItIsRebuilt() throws IOException {
        put("guide", "guide/a.md", "alpha");
        index.commit();
        index.close();
        Files.writeString(folder.resolve("index/notes.txt"), "mine");

        index = new LuceneChunkIndex(folder.resolve("index"), new FakeEmbedder("fake-words-2"));

        assertEquals("mine", Files.readString(folder.resolve("index/notes.txt")));
    }

    @Test
    void saysThatAnotherOneUsesTheDirectory() {
        var failure = assertThrows(UncheckedIOException.class, this::open);

        assertTrue(failure.getMessage().contains(folder.resolve("index").toString()), failure.getMessage());
        assertTrue(failure.getMessage().contains("in use by another Docent"), failure.getMessage());
    }

    @Test
    void saysThatTheDirectoryIsAFile() throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        var failure = assertThrows(UncheckedIOException.class, () -> new LuceneChunkIndex(file, embedder));

        assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
    }

    @Test
    void chunkWithoutAVectorIsRankedByItsWords() {
        put("guide", "guide/a.md", "alpha with many other words that nobody asks for at all here", "zeta eta");
        var chunk = chunk("guide/b.md", 1, "alpha beta");
        index.put(
                "guide",
                "1",
                document("guide/b.md", "alpha beta"),
                List.of(new EmbeddedChunk(chunk, null)),
                EmbeddingOrder.LATE);
        index.refresh();

        assertEquals(chunk, search("alpha beta").hits().get(0).chunk());
        assertEquals(0, search("alpha beta").hits().get(0).cosine());
    }

    @Test
    void whatContainsAllWordsOfAQuestionIsBeforeWhatIsNearer() {
        put("guide/far.md", "water runs", vector(0, 1));
        put("guide/near.md", "the tortoise polishes its necklaces", vector(1, 0));
        put("guide/words.md", "the starling polishes its canoes", vector(0.5f, 0.866f));
        index.refresh();

        var request = new SearchRequest("starling polishes canoes", vector(1, 0), Scope.EVERYTHING, 10);

        assertEquals(
                "guide/words.md",
                index.search(request).hits().get(0).chunk().location().path());
    }

    private void put(String path, String text, float[] vector) {
        var chunk = new EmbeddedChunk(chunk(path, 1, text), vector);
        index.put("guide", "1", document(path, text), List.of(chunk), EmbeddingOrder.LATE);
    }

    /** Returns a vector with these first numbers. */
    private float[] vector(float first, float second) {
        var vector = new float[embedder.dimensions()];
        vector[0] = first;
        vector[1] = second;
        return vector;
    }

    @Test
    void refusesAVectorOfAnotherLength() {
        var chunk = new EmbeddedChunk(chunk("guide/a.md", 1, "alpha"), new float[] {1});

        assertThrows(
                IllegalArgumentException.class,
                () -> index.put("guide", "1", document("guide/a.md", "alpha"), List.of(chunk)));
    }

    @Test
    void searchesTheRarestTermsOfALongQuestion() {
        put("guide", "guide/a.md", "needle");
        for (var i = 0; i < 3; i++) {
            var words =
                    IntStream.range(0, 26 * 26).mapToObj(n -> "hay" + (char) ('a' + n % 26) + (char) ('a' + n / 26));
            put("guide", "guide/hay" + i + ".md", String.join(" ", words.toList()));
        }
        index.refresh();
        var hay = index.document("guide/hay0.md").orElseThrow().text();

        var withoutVector = new float[embedder.dimensions()];
        withoutVector[0] = 1;
        var hits = index.search(new SearchRequest(hay + " needle", withoutVector, Scope.EVERYTHING, 10))
                .hits();

        assertTrue(
                hits.stream().anyMatch(hit -> hit.chunk().text().equals("needle") && hit.score() > 0.1),
                () -> hits.toString());
    }

    @Test
    void diskThatWasFullForAWhileStopsNothingPermanently() {
        index.close();
        var disk = new FullDisk();
        index = new LuceneChunkIndex(folder.resolve("index"), embedder, SearchWeights.DEFAULT, disk::before);
        put("guide", "guide/a.md", "alpha");
        index.commit();
        put("guide", "guide/b.md", "beta");

        disk.full(true);
        var failure = assertThrows(UncheckedIOException.class, index::commit);
        assertTrue(failure.getMessage().contains("Check that the disk has space"), failure.getMessage());
        var later = assertThrows(UncheckedIOException.class, () -> put("guide", "guide/c.md", "gamma"));
        assertTrue(later.getMessage().contains(FullDisk.REASON), later.getMessage());
        assertThrows(UncheckedIOException.class, () -> index.fingerprints("guide"), "it cannot be opened again either");
        assertEquals("alpha", search("alpha").hits().get(0).chunk().text());

        disk.full(false);
        assertEquals(Map.of("guide/a.md", "1"), index.fingerprints("guide"), "as of the last commit");
        put("guide", "guide/b.md", "beta");
        index.commit();
        assertEquals("beta", search("beta").hits().get(0).chunk().text());
        index.close();
        index = open();
        assertEquals(2, index.fingerprints("guide").size());
    }

    @Test
    void directoryThatIsDeletedUnderARunningIndexIsRebuilt() throws IOException {
        put("guide", "guide/a.md", "alpha");
        index.commit();
        for (var file : List.copyOf(dataFiles(folder.resolve("index")))) {
            Files.delete(folder.resolve("index").resolve(file));
        }
        Files.delete(folder.resolve("index/write.lock"));
        Files.delete(folder.resolve("index"));
        assertThrows(UncheckedIOException.class, () -> {
            put("guide", "guide/b.md", "beta");
            index.commit();
        });

        assertEquals(Map.of(), index.fingerprints("guide"));
        put("guide", "guide/b.md", "beta");
        index.commit();

        assertEquals("beta", search("beta").hits().get(0).chunk().text());
    }

    private static List<String> dataFiles(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("write.lock"))
                    .toList();
        }
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (var file : dataFiles(from)) {
            Files.copy(from.resolve(file), to.resolve(file));
        }
    }
}
