package dev.docent.ingest;

import dev.docent.corpus.Chunk;
import dev.docent.corpus.Document;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes chunks of a file if it is not what the index remembers of it. One thread. */
final class DocumentReader {
    /**
     * A file that is to be indexed.
     *
     * @param fingerprint what the index is to remember
     */
    record Read(Document document, String fingerprint, List<Chunk> chunks) {}

    private final List<DocumentParser> parsers;
    private final Splitter splitter;
    private final Clock clock;

    DocumentReader(List<DocumentParser> parsers, Splitter splitter, Clock clock) {
        this.parsers = List.copyOf(parsers);
        this.splitter = splitter;
        this.clock = clock;
    }

    /**
     * Returns the chunks of a file, or nothing when it is unchanged.
     *
     * @param path the document's path
     * @param known what the index remembers of it
     */
    Optional<Read> read(String path, SourceFile file, @Nullable String known) throws IOException, ParseException {
        var parser = parser(path);
        String version = parser.version() + "+" + splitter.version();
        if (known != null && Fingerprint.isSameStamp(known, version, file)) {
            return Optional.empty();
        }
        byte[] bytes = file.content().read();
        if (known != null && Fingerprint.isSameContent(known, version, bytes)) {
            return Optional.empty();
        }
        var document = parse(parser, new FileContent(path, bytes, file.revision()));
        return Optional.of(
                new Read(document, Fingerprint.of(file, version, bytes, clock.instant()), splitter.split(document)));
    }

    /** One file that a parser cannot bear must not end the pass over all others. */
    private static Document parse(DocumentParser parser, FileContent file) throws ParseException {
        try {
            return parser.parse(file);
        } catch (RuntimeException | StackOverflowError e) {
            throw new ParseException("its parser failed: " + e, e);
        }
    }

    private DocumentParser parser(String path) throws ParseException {
        for (var parser : parsers) {
            if (parser.accepts(path)) {
                return parser;
            }
        }
        throw new ParseException("no parser reads this format");
    }
}
