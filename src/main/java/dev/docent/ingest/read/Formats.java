package dev.docent.ingest.read;

import dev.docent.corpus.FileKind;
import dev.docent.corpus.Language;
import dev.docent.corpus.OtherFormats;
import dev.docent.format.DocumentParser;
import dev.docent.format.asciidoc.AsciiDocParser;
import dev.docent.format.code.CodeParsers;
import dev.docent.format.config.ConfigParsers;
import dev.docent.format.csv.CsvParser;
import dev.docent.format.email.EmailParser;
import dev.docent.format.epub.EpubParser;
import dev.docent.format.html.HtmlParser;
import dev.docent.format.man.ManParser;
import dev.docent.format.markdown.MarkdownParser;
import dev.docent.format.notebook.NotebookParser;
import dev.docent.format.opendocument.OpenDocumentParser;
import dev.docent.format.org.OrgParser;
import dev.docent.format.pdf.PdfParser;
import dev.docent.format.rst.RstParser;
import dev.docent.format.rtf.RtfParser;
import dev.docent.format.sheets.SheetsParser;
import dev.docent.format.slides.SlidesParser;
import dev.docent.format.text.ProseParser;
import dev.docent.format.text.TextParser;
import dev.docent.format.word.WordParser;
import dev.docent.source.FileFormats;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The formats that Docent reads: at most one parser for each {@link Language}, and one for files whose names say nothing.
 * Immutable and thread-safe.
 */
public final class Formats implements FileFormats {
    private final Map<Language, DocumentParser> parsers = new EnumMap<>(Language.class);
    private final @Nullable DocumentParser ofOtherNames;

    /**
     * Creates formats from their parsers, in any order.
     *
     * @param ofOtherNames the parser of files whose names are in no table; null if they are not read
     * @throws IllegalArgumentException if two parsers read the same language; the message names both
     */
    public Formats(List<DocumentParser> parsers, @Nullable DocumentParser ofOtherNames) {
        parsers.forEach(this::add);
        this.ofOtherNames = ofOtherNames;
    }

    /** Returns all formats. To add one, add a line here. */
    public static Formats all() {
        var parsers = new ArrayList<DocumentParser>();
        parsers.add(new MarkdownParser());
        parsers.add(new HtmlParser());
        parsers.add(new AsciiDocParser());
        parsers.add(new PdfParser());
        parsers.add(new WordParser());
        parsers.add(new NotebookParser());
        parsers.add(new SlidesParser());
        parsers.add(new EmailParser());
        parsers.add(new EpubParser());
        parsers.add(new RtfParser());
        parsers.add(new SheetsParser());
        parsers.add(new OpenDocumentParser());
        parsers.addAll(CodeParsers.all());
        parsers.addAll(ConfigParsers.all());
        parsers.add(new RstParser());
        parsers.add(new CsvParser());
        parsers.add(new ManParser());
        parsers.add(new OrgParser());
        parsers.add(new TextParser());
        return new Formats(parsers, new ProseParser());
    }

    private void add(DocumentParser parser) {
        for (var language : parser.languages()) {
            var other = parsers.putIfAbsent(language, parser);
            if (other != null) {
                throw new IllegalArgumentException(
                        "Two parsers read " + language + ": " + describe(other) + " and " + describe(parser));
            }
        }
    }

    private static String describe(DocumentParser parser) {
        return parser.getClass().getSimpleName() + " of " + parser.languages();
    }

    /** Returns the parser of a file with this path; empty if none reads its format. */
    public Optional<DocumentParser> parser(String path) {
        var language = Language.of(path);
        if (language.isPresent()) {
            return language.map(parsers::get);
        }
        return OtherFormats.has(path) ? Optional.empty() : Optional.ofNullable(ofOtherNames);
    }

    @Override
    public long maxFileBytes(String path, long text) {
        return parser(path).map(parser -> parser.maxFileBytes(text)).orElse(text);
    }

    @Override
    public FileKind kind(String path) {
        if (parser(path).isEmpty()) {
            return FileKind.UNSUPPORTED;
        }
        return Language.of(path).map(Formats::kind).orElse(FileKind.UNKNOWN);
    }

    private static FileKind kind(Language language) {
        if (language.isByContent()) {
            return FileKind.UNKNOWN;
        }
        return language.isProse() ? FileKind.PROSE : FileKind.OTHER;
    }
}
