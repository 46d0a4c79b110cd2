package dev.docent.index;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.CountedParts;
import dev.docent.corpus.Document;
import dev.docent.corpus.Location;
import dev.docent.corpus.Span;
import dev.docent.index.language.TextLanguage;
import dev.docent.index.language.TextLanguages;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * How the index stores chunks and documents: for each document a block of Lucene documents that share {@link #PATH},
 * one per chunk and finally the record of the document itself. A change here needs a new {@link IndexFolder#FORMAT}.
 * A field that only new kinds of documents have does not: the records of the others stay the same.
 */
final class IndexFields {
    /** On every record: the key by which a document is replaced. */
    static final String PATH = "path";

    // On chunks only.
    static final String BODY = "body";
    static final String CONTEXT = "context";
    /** Begins the name of the field with the words of a language, which also has those of title and headings. */
    private static final String TEXT_IN = "text.";
    /** The language of a chunk, if it is known. */
    static final String LANGUAGE = "language";

    /** The source of a chunk. */
    static final String SOURCE = "source";

    // On documents only. The values are in columns, so that they can be listed without reading the texts.
    static final String DOCUMENT = "document";
    static final String DOCUMENT_PATH = "documentPath";
    static final String DOCUMENT_SOURCE = "documentSource";
    static final String FINGERPRINT = "fingerprint";
    static final String REVISION = "documentRevision";
    /** The place of a document in the {@link EmbeddingOrder}. */
    static final String ORDER = "embeddingOrder";
    /** How many chunks a document has. */
    static final String CHUNKS = "chunks";

    // Stored only.
    private static final String ORDINAL = "ordinal";
    private static final String LINES = "lines";
    /** The pages or other parts of a document; those that a chunk is in as one. Not on documents that count lines. */
    private static final String PARTS = "parts";

    private static final String TITLE = "title";
    private static final String HEADING = "heading";
    private static final String KIND = "kind";
    private static final String LEAD = "lead";
    private static final String TEXT = "text";

    /** The fields that a hit needs; the vector is not read. */
    static final Set<String> CHUNK_FIELDS = Set.of(PATH, ORDINAL, LINES, PARTS, TITLE, HEADING, KIND, LEAD, TEXT);

    private IndexFields() {}

    static org.apache.lucene.document.Document chunk(
            String source, int ordinal, Chunk chunk, @Nullable String language) {
        var location = chunk.location();
        var record = new org.apache.lucene.document.Document();
        record.add(new StringField(PATH, location.path(), Field.Store.YES));
        record.add(new StringField(SOURCE, source, Field.Store.NO));
        record.add(new TextField(BODY, chunk.readable(), Field.Store.NO));
        record.add(new TextField(CONTEXT, context(chunk), Field.Store.NO));
        if (language != null) {
            addLanguage(record, chunk, language);
        }
        record.add(new StoredField(ORDINAL, ordinal));
        addSpan(record, location.span());
        record.add(new StoredField(TITLE, chunk.title()));
        chunk.headings().forEach(heading -> record.add(new StoredField(HEADING, heading)));
        record.add(new StoredField(KIND, chunk.kind().name()));
        record.add(new StoredField(LEAD, chunk.lead()));
        record.add(new StoredField(TEXT, chunk.text()));
        return record;
    }

    /** Returns the field with the words of a language. */
    static String textIn(String language) {
        return TEXT_IN + language;
    }

    /** Returns the language of a field, if it has the words of one. */
    static Optional<String> languageOf(String field) {
        return field.startsWith(TEXT_IN) ? Optional.of(field.substring(TEXT_IN.length())) : Optional.empty();
    }

    private static void addLanguage(org.apache.lucene.document.Document record, Chunk chunk, String language) {
        record.add(new SortedDocValuesField(LANGUAGE, new BytesRef(language)));
        if (TextLanguages.find(language).flatMap(TextLanguage::reduction).isPresent()) {
            var words = chunk.title() + "\n" + String.join("\n", chunk.headings()) + "\n" + chunk.readable();
            record.add(new TextField(textIn(language), words, Field.Store.NO));
        }
    }

    static org.apache.lucene.document.Document document(String source, String fingerprint, Document document) {
        var record = new org.apache.lucene.document.Document();
        record.add(new StringField(PATH, document.path(), Field.Store.YES));
        record.add(new StringField(DOCUMENT, document.path(), Field.Store.NO));
        record.add(new BinaryDocValuesField(DOCUMENT_PATH, new BytesRef(document.path())));
        record.add(new SortedDocValuesField(DOCUMENT_SOURCE, new BytesRef(source)));
        record.add(new BinaryDocValuesField(FINGERPRINT, new BytesRef(fingerprint)));
        record.add(new StoredField(TITLE, document.title()));
        record.add(new StoredField(TEXT, document.text()));
        addParts(record, document.parts().spans());
        var revision = document.revision();
        if (revision != null) {
            record.add(new BinaryDocValuesField(REVISION, new BytesRef(revision)));
        }
        return record;
    }

    /** Notes on the record of a document when its chunks get vectors, and how many there are. */
    static void addOrder(org.apache.lucene.document.Document record, EmbeddingOrder order, int chunks) {
        record.add(new NumericDocValuesField(ORDER, order.code()));
        record.add(new NumericDocValuesField(CHUNKS, chunks));
    }

    static ChunkRecords.Stored stored(org.apache.lucene.document.Document record) {
        return new ChunkRecords.Stored(chunk(record), number(record.getFields(ORDINAL)[0]));
    }

    /** Returns whether a record is a chunk, not a document. */
    static boolean isChunk(org.apache.lucene.document.Document record) {
        return record.getField(ORDINAL) != null;
    }

    static Chunk chunk(org.apache.lucene.document.Document record) {
        var location = new Location(required(record, PATH), null, span(record));
        var headings = Arrays.asList(record.getValues(HEADING));
        return new Chunk(
                location,
                required(record, TITLE),
                headings,
                BlockKind.valueOf(required(record, KIND)),
                required(record, LEAD),
                required(record, TEXT));
    }

    static StoredDocument document(org.apache.lucene.document.Document record, @Nullable String revision) {
        return new StoredDocument(
                required(record, PATH),
                required(record, TITLE),
                required(record, TEXT),
                new CountedParts(parts(record)),
                revision);
    }

    private static void addSpan(org.apache.lucene.document.Document record, Span span) {
        record.add(new StoredField(LINES, span.lines().first()));
        record.add(new StoredField(LINES, span.lines().last()));
        if (span instanceof Span.Part part) {
            addParts(record, List.of(part));
        }
    }

    private static void addParts(org.apache.lucene.document.Document record, List<Span.Part> parts) {
        if (!parts.isEmpty()) {
            record.add(new StoredField(PARTS, PartCodec.encode(parts)));
        }
    }

    private static Span span(org.apache.lucene.document.Document record) {
        var parts = parts(record);
        var lines = record.getFields(LINES);
        return parts.isEmpty() ? new Span.Lines(number(lines[0]), number(lines[1])) : parts.get(0);
    }

    private static List<Span.Part> parts(org.apache.lucene.document.Document record) {
        var stored = record.getBinaryValue(PARTS);
        return stored == null ? List.of() : PartCodec.decode(stored);
    }

    private static String context(Chunk chunk) {
        return chunk.location().path() + "\n" + chunk.title() + "\n" + String.join("\n", chunk.headings());
    }

    private static int number(IndexableField field) {
        return field.numericValue().intValue();
    }

    private static String required(org.apache.lucene.document.Document record, String field) {
        var value = record.get(field);
        if (value == null) {
            throw new AssertionError(
                    "Every record has " + field + ": the format of the index is checked when it is opened");
        }
        return value;
    }
}
