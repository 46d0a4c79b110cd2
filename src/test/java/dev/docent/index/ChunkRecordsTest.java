package dev.docent.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.CountedParts;
import dev.docent.corpus.Document;
import dev.docent.corpus.Location;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
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
        var records = new ChunkRecords(3 * (TEXT + 300), 9);
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
        var records = new ChunkRecords(TEXT, 9);

        assertEquals(chunk(0), read(records, 0).get(0).chunk());
        assertEquals(0, records.chars());
    }

    @Test
    void findsTheChunksOfADocumentByTheirPlaces() throws IOException {
        replace("notes/long.md", 4);
        add(0);
        var records = new ChunkRecords();

        for (int round = 0; round < 2; round++) {
            assertEquals(List.of(chunk(1), chunk(2)), beside(records, "notes/long.md", 1, 2));
            assertEquals(List.of(chunk(0)), beside(records, "notes/long.md", -1, 0));
            assertEquals(List.of(chunk(3)), beside(records, "notes/long.md", 3, 9), "its own record is no chunk");
            assertEquals(List.of(), beside(records, "notes/long.md", 4, 9));
            assertEquals(List.of(), beside(records, "notes/none.md", 0, 9));
        }
    }

    @Test
    void findsTheNewVersionOfADocumentInItsSegmentAndInOthers() throws IOException {
        replace("notes/long.md", 4);
        var records = new ChunkRecords();
        assertEquals(List.of(chunk(3)), beside(records, "notes/long.md", 3, 3));

        writeBlock("notes/long.md", 3);
        replace("notes/long.md", 2);

        assertEquals(List.of(chunk(0), chunk(1)), beside(records, "notes/long.md", 0, 9));
        assertEquals(List.of(), beside(records, "notes/long.md", 2, 9));
        writer.deleteDocuments(new Term(IndexFields.PATH, "notes/long.md"));
        refresh();
        assertEquals(List.of(), beside(records, "notes/long.md", 0, 9));
        assertEquals(Optional.empty(), records.document(new IndexSearcher(reader), "notes/long.md"));
    }

    @Test
    void keepsTheTextOfADocumentUntilItIsReplaced() throws IOException {
        replace("notes/long.md", 1);
        var records = new ChunkRecords();
        var read = records.document(new IndexSearcher(reader), "notes/long.md").orElseThrow();
        assertEquals("text of 1", read.text());

        add(5);
        assertSame(
                read,
                records.document(new IndexSearcher(reader), "notes/long.md").orElseThrow());

        replace("notes/long.md", 2);
        assertEquals(
                "text of 2",
                records.document(new IndexSearcher(reader), "notes/long.md")
                        .orElseThrow()
                        .text());
    }

    @Test
    void forgetsTheRecordsOfDocumentsThatWereNotNeededForTheLongestTime() throws IOException {
        replace("notes/one.md", 4);
        replace("notes/two.md", 4);
        var records = new ChunkRecords(ChunkRecords.MOST_CHARS, 9);

        for (var path : List.of("notes/one.md", "notes/two.md", "notes/one.md")) {
            assertEquals(List.of(chunk(3)), beside(records, path, 3, 3));
            assertTrue(records.known() > 0 && records.known() <= 9, records.known() + " records");
        }
    }

    @Test
    void doesNotKeepADocumentThatWouldDriveOutAllOthers() throws IOException {
        write("notes/small.md", "x".repeat(ChunkRecords.MOST_CHARS_OF_DOCUMENT));
        write("notes/large.md", "x".repeat(ChunkRecords.MOST_CHARS_OF_DOCUMENT + 1));
        refresh();
        var records = new ChunkRecords();
        var searcher = new IndexSearcher(reader);

        assertSame(
                records.document(searcher, "notes/small.md").get(),
                records.document(searcher, "notes/small.md").get());
        assertNotSame(
                records.document(searcher, "notes/large.md").get(),
                records.document(searcher, "notes/large.md").get());
    }

    private void write(String path, String text) throws IOException {
        writer.addDocument(IndexFields.document(
                "notes", "1", new Document(path, "Note", text, List.of(), CountedParts.NONE, null)));
    }

    /** Writes a new version of a document with this number of chunks, and makes it visible. */
    private void replace(String path, int chunks) throws IOException {
        writeBlock(path, chunks);
        refresh();
    }

    private void writeBlock(String path, int chunks) throws IOException {
        var block = new ArrayList<org.apache.lucene.document.Document>();
        for (int number = 0; number < chunks; number++) {
            var record = IndexFields.chunk("notes", number, chunk(number), null);
            record.removeFields(IndexFields.PATH);
            record.add(new StringField(IndexFields.PATH, path, Field.Store.YES));
            block.add(record);
        }
        block.add(IndexFields.document(
                "notes", "1", new Document(path, "Long", "text of " + chunks, List.of(), CountedParts.NONE, null)));
        writer.updateDocuments(new Term(IndexFields.PATH, path), block);
    }

    private List<Chunk> beside(ChunkRecords records, String path, int first, int last) throws IOException {
        return records.of(new IndexSearcher(reader), path, first, last).stream()
                .map(chunk -> chunk(chunk.text().charAt(0) - '0'))
                .toList();
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
