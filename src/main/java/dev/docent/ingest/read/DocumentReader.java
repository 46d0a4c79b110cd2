package dev.docent.ingest.read;

import dev.docent.corpus.Chunk;
import dev.docent.corpus.Document;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.NotProseException;
import dev.docent.format.ParseException;
import dev.docent.format.encoding.Encodings;
import dev.docent.source.SourceFile;
import dev.docent.split.Splitter;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Splits a file into chunks, unless the index already has it. One thread. */
public final class DocumentReader {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentReader.class);

    /** The result of the comparison of a file with the index. */
    public sealed interface Comparison permits Same, Changed {
        /** Returns why its text may be wrong, in words; empty if there is no doubt. */
        String doubt();
    }

    /**
     * A file that the index already has.
     *
     * @param fingerprint what the index must remember from now on; empty if it did not change
     */
    public record Same(String fingerprint, String doubt) implements Comparison {}

    /**
     * A file that must be indexed.
     *
     * @param fingerprint what the index must remember
     */
    public record Changed(Document document, String fingerprint, String doubt, List<Chunk> chunks)
            implements Comparison {}

    private final Formats formats;
    private final Splitter splitter;
    private final Clock clock;
    private final ReadBudget budget;
    private final FilesWithoutProse withoutProse;

    /** Creates a reader that reads in the thread of the caller, however long that takes. */
    public DocumentReader(Formats formats, Splitter splitter, Clock clock) {
        this(formats, splitter, clock, ReadBudget.unlimited());
    }

    /** @param budget limits what a file may cost */
    public DocumentReader(Formats formats, Splitter splitter, Clock clock, ReadBudget budget) {
        this.formats = formats;
        this.splitter = splitter;
        this.clock = clock;
        this.budget = budget;
        this.withoutProse = new FilesWithoutProse(clock);
    }

    public ParseLimits limits() {
        return budget.limits();
    }

    /**
     * Reads a file unless it is proven to be the same.
     *
     * @param path the document's path
     * @param remembered what the index remembers about it; empty if nothing
     * @throws GivenUpException if it takes too long
     * @throws IOException if it cannot be read
     * @throws ParseException if it is not what its name says, or exceeds a limit
     */
    public Comparison read(String path, SourceFile file, String remembered) throws IOException, ParseException {
        var parser = formats.parser(path).orElseThrow(() -> new ParseException("no parser reads this format"));
        String version = parser.version() + "+" + Encodings.VERSION + "+" + splitter.version();
        var known = Fingerprint.parse(remembered);
        if (known.isPresent() && known.get().provesSame(file, version)) {
            return same(known.get(), known.get().in(file.folders()));
        }
        withoutProse.checkStamp(path, file, version);
        return budget.spend(path, file.stamp().text(), () -> read(path, file, parser, version, known.orElse(null)));
    }

    private Comparison read(
            String path, SourceFile file, DocumentParser parser, String version, @Nullable Fingerprint known)
            throws IOException, ParseException {
        byte[] bytes = file.content().read();
        if (known != null && known.isSame(bytes, version)) {
            return same(known, known.readAgain(file, clock.instant()));
        }
        withoutProse.checkContent(path, file, version, bytes);
        var content = new FileContent(path, bytes, file.revision());
        try {
            var document = parse(parser, content);
            var fingerprint = Fingerprint.of(file, version, bytes, content.doubt(), clock.instant());
            return new Changed(document, fingerprint.text(), fingerprint.doubt(), split(document));
        } catch (NotProseException e) {
            var fingerprint = Fingerprint.of(file, version, bytes, "", clock.instant());
            withoutProse.add(path, fingerprint, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private List<Chunk> split(Document document) throws ParseException {
        if (document.text().length() > ParseLimits.MAX_TEXT) {
            throw new ParseException("its text has " + document.text().length() + " characters, but "
                    + ParseLimits.MAX_TEXT + " are allowed. Split the file");
        }
        var chunks = splitter.split(document);
        if (chunks.size() > limits().passagesOfFile()) {
            throw new ParseException("it has " + chunks.size()
                    + " passages, but docent.index.max-passages-per-file allows "
                    + limits().passagesOfFile() + ". Raise the setting, or split the file");
        }
        return chunks;
    }

    private static Same same(Fingerprint before, Fingerprint now) {
        return new Same(before.equals(now) ? "" : now.text(), now.doubt());
    }

    /** A file that makes a parser fail must not end the pass over all others. */
    private static Document parse(DocumentParser parser, FileContent file) throws ParseException {
        try {
            return parser.parse(file);
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            LOG.warn("The parser failed on {}: {}", file.path(), e.toString());
            LOG.debug("The parser failed on {}", file.path(), e);
            throw new ParseException("the parser failed on it; the server's log says why", e);
        }
    }
}
