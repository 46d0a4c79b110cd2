package dev.docent.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.Location;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ChunkRecordsTest {
    private static final int TEXT = 1_000;

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private IndexWriter writer;
    private DirectoryReader reader;

    @BeforeEach
    void open() throws IOException {
        var config = new IndexWriterConfig(new IndexAnalyzer()).setMergePolicy(NoMergePolicy.INSTANCE);
        writer = new IndexWriter(directory, config);
        reader = DirectoryReader.open(writer);
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        writer.close();
    }

    @Test
    void readsWhatIsThereInEverySegment() throws IOException {
        add(0, 1, 2);
        add(3);
        var records = new ChunkRecords();

        for (int round = 0; round < 2; round++) {
            var found = read(records, 0, 2, 3);
            assertEquals(new ChunkRecords.Stored(chunk(0), 0), found.get(0));
            assertEquals(new ChunkRecords.Stored(chunk(2), 2), found.get(1));
            assertEquals(new ChunkRecords.Stored(chunk(3), 3), found.get(2));
        }
    }

    @Test
    void keepsARecordWhenOthersComeOrGo() throws IOException {
        add(0, 1);
        var records = new ChunkRecords();
        var kept = read(records, 1).get(0);

        add(2);
        writer.deleteDocuments(new Term(IndexFields.PATH, "notes/0.md"));
        writer.updateBinaryDocValue(
                new Term(IndexFields.PATH, "notes/1.md"), IndexFields.FINGERPRINT, new BytesRef("2"));
        refresh();

        assertSame(kept, read(records, 1).get(0));
    }

    @Test
    void doesNotTakeTheRecordOfAMergedSegmentForAnother() throws IOException {
        add(0, 1);
        add(2);
        var records = new ChunkRecords();
        read(records, 0, 1, 2);
        writer.deleteDocuments(new Term(IndexFields.PATH, "notes/0.md"));
        writer.commit();

        mergeEverything();

        assertEquals(Set.of(chunk(1), chunk(2)), Set.copyOf(chunks(records)));
        assertEquals(chunks(new ChunkRecords()), chunks(records));
    }

    @Test
    void dropsWhatWasNotNeededForTheLongestTime() throws IOException {
        add(0, 1, 2, 3);
        var records = new ChunkRecords(3 * (TEXT + 300));
        var zero = read(records, 0).get(0);
        var one = read(records, 1).get(0);
        read(records, 2);
        read(records, 0);
        read(records, 3);

        assertTrue(records.chars() <= 3 * (TEXT + 300), records.chars() + " characters");
        assertSame(zero, read(records, 0).get(0));
        assertNotSame(one, read(records, 1).get(0));
    }

    @Test
    void keepsNothingThatIsLargerThanTheLimit() throws IOException {
        add(0);
        var records = new ChunkRecords(TEXT);

        assertEquals(chunk(0), read(records, 0).get(0).chunk());
        assertEquals(0, records.chars());
    }

    private void mergeEverything() throws IOException {
        writer.close();
        writer = new IndexWriter(directory, new IndexWriterConfig(new IndexAnalyzer()));
        writer.forceMerge(1);
        reader.close();
        reader = DirectoryReader.open(writer);
    }

    private void add(int... numbers) throws IOException {
        for (int number : numbers) {
            var record = IndexFields.chunk("notes", number, chunk(number), null);
            record.add(new BinaryDocValuesField(IndexFields.FINGERPRINT, new BytesRef("1")));
            writer.addDocument(record);
        }
        refresh();
    }

    private void refresh() throws IOException {
        var newer = DirectoryReader.openIfChanged(reader, writer);
        if (newer != null) {
            reader.close();
            reader = newer;
        }
    }

    private List<ChunkRecords.Stored> read(ChunkRecords records, Integer... ids) throws IOException {
        var wanted = new TreeSet<>(List.of(ids));
        var found = records.of(new IndexSearcher(reader), wanted);
        return wanted.stream().map(found::get).toList();
    }

    private List<Chunk> chunks(ChunkRecords records) throws IOException {
        return read(records, 0, 1).stream().map(ChunkRecords.Stored::chunk).toList();
    }

    private static Chunk chunk(int number) {
        var text = String.valueOf(number).repeat(TEXT);
        var location = new Location("notes/" + number + ".md", 1, 1);
        return new Chunk(location, "Note", List.of("Note"), BlockKind.PROSE, text);
    }
}
