package dev.docent.index.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LanguageCountsTest {
    private final LanguageCounts counts = new LanguageCounts("language");
    private final AtomicInteger counted = new AtomicInteger();
    private IndexWriter writer;
    private DirectoryReader reader;

    @BeforeEach
    void open() throws IOException {
        writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig());
        reader = DirectoryReader.open(writer);
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        writer.close();
    }

    @Test
    void countsOnceForEachScopeUntilTheIndexChanges() throws IOException {
        add("a", "en");
        add("a", "de");
        add("b", "de");

        for (int round = 0; round < 2; round++) {
            assertEquals(Map.of("en", 1, "de", 1), of("a"));
            assertEquals(Map.of("de", 1), of("b"));
            assertEquals(2, counted.get());
        }

        add("b", "en");
        assertEquals(Map.of("de", 1, "en", 1), of("b"));
        assertEquals(3, counted.get());
        assertEquals(Map.of("en", 1, "de", 1), of("a"));
        assertEquals(4, counted.get());
    }

    @Test
    void countsAgainAfterManyScopes() throws IOException {
        add("a", "en");
        for (int scope = 0; scope < 100; scope++) {
            assertEquals(Map.of(), of("none " + scope));
        }

        assertEquals(Map.of("en", 1), of("a"));
        assertEquals(Map.of(), of("none 0"));
        assertEquals(102, counted.get());
    }

    private Map<String, Integer> of(String source) throws IOException {
        return counts.of(new IndexSearcher(reader), source, query -> within(query, source));
    }

    private Query within(Query query, String source) {
        counted.incrementAndGet();
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(new TermQuery(new Term("source", source)), Occur.FILTER)
                .build();
    }

    private void add(String source, String language) throws IOException {
        var chunk = new Document();
        chunk.add(new StringField("source", source, Field.Store.NO));
        chunk.add(new SortedDocValuesField("language", new BytesRef(language)));
        writer.addDocument(chunk);
        var newer = DirectoryReader.openIfChanged(reader, writer);
        reader.close();
        reader = newer;
    }
}
