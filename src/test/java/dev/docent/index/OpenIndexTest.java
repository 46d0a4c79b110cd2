package dev.docent.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenIndexTest {
    @TempDir
    Path folder;

    @Test
    void manySmallPassesLeaveAsManySegmentsAsThereMayBeOfASize() throws IOException {
        try (var directory = new ByteBuffersDirectory();
                var writer = new IndexWriter(directory, config())) {
            for (int pass = 0; pass < 60; pass++) {
                // A page that is new, and one that has changed.
                write(writer, "new" + pass, 10);
                write(writer, "old" + pass % 7, 10);
                assertTrue(segments(writer) <= OpenIndex.SEGMENTS_OF_A_SIZE, "after pass " + pass);
            }
            assertEquals(60 + 7, writer.getDocStats().numDocs);
        }
    }

    @Test
    void segmentsOfAFewMegabytesAreSmall() throws IOException {
        try (var directory = new ByteBuffersDirectory();
                var writer = new IndexWriter(directory, config())) {
            for (int pass = 0; pass < 6; pass++) {
                write(writer, "new" + pass, 3_000_000);
                assertTrue(segments(writer) <= OpenIndex.SEGMENTS_OF_A_SIZE, "after pass " + pass);
            }
        }
    }

    /** Merges run in the thread of the test. */
    private static IndexWriterConfig config() {
        return new IndexWriterConfig()
                .setMergePolicy(OpenIndex.fewSegments())
                .setMergeScheduler(new SerialMergeScheduler());
    }

    private static void write(IndexWriter writer, String id, int bytes) throws IOException {
        var page = new Document();
        page.add(new StringField("id", id, Field.Store.YES));
        page.add(new StoredField("bytes", noise(bytes)));
        writer.updateDocument(new Term("id", id), page);
        writer.commit();
    }

    /** Returns bytes that cannot be compressed. */
    private static byte[] noise(int count) {
        var bytes = new byte[count];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static int segments(IndexWriter writer) throws IOException {
        try (var reader = DirectoryReader.open(writer)) {
            return reader.leaves().size();
        }
    }

    @Test
    void putsSegmentsTogetherLikeThis() throws IOException {
        var folderOfIndex = new IndexFolder(folder, "model");
        try (var open = new OpenIndex(folderOfIndex, VectorSpace.of("model"), new IndexAnalyzer(), it -> it)) {
            var used = (TieredMergePolicy) open.writer().getConfig().getMergePolicy();
            assertEquals(OpenIndex.SEGMENTS_OF_A_SIZE, used.getSegmentsPerTier());
            assertEquals(OpenIndex.SMALL_SEGMENT_MB, used.getFloorSegmentMB());
        }
    }
}
