package dev.docent.format.epub;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.format.Rendition;
import dev.docent.format.encoding.Encodings;
import dev.docent.format.html.HtmlText;
import dev.docent.format.zip.UnreadableException;
import dev.docent.format.zip.ZipArchive;
import dev.docent.format.zip.ZipLimits;
import java.util.Set;

/**
 * Parses EPUB 2 and 3 (<a href="https://www.w3.org/TR/epub-33/">EPUB 3.3</a>): the chapters in the order of reading, with their
 * headings, lists, tables and code, without pictures. Line numbers refer to this text. Protected and broken books fail, and
 * those that cost too much.
 */
public final class EpubParser implements DocumentParser {
    private static final long MAX_FILE_BYTES = 50L << 20;

    /** 20,000 parts, 16 MiB in a part, 64 MiB in all, 300 times what is compressed. */
    private static final ZipLimits LIMITS = new ZipLimits(20_000, 16L << 20, 64L << 20, 300);

    /** The most characters of text: 8 Mi. */
    private static final int MAX_CHARS = 8 << 20;

    @Override
    public Set<Language> languages() {
        return Set.of(Language.EPUB);
    }

    /** Returns 50 MiB, because pictures are most of a book, or more if text may be longer. */
    @Override
    public long maxFileBytes(long text) {
        return Math.max(text, MAX_FILE_BYTES);
    }

    @Override
    public String version() {
        return "epub-2";
    }

    @Override
    public Document parse(FileContent file) throws ParseException {
        try {
            return read(file, ZipArchive.of(file.bytes(), LIMITS));
        } catch (UnreadableException e) {
            throw e.asParseException();
        } catch (OutOfMemoryError e) {
            throw new ParseException("this book takes more memory than Docent has. Split it", e);
        }
    }

    private static Document read(FileContent file, ZipArchive archive) throws ParseException {
        var book = Book.open(archive);
        var rendition = new Rendition();
        for (var chapter : book.chapters()) {
            HtmlText.writeChapter(text(archive, chapter), book.title(), rendition);
            if (rendition.length() > MAX_CHARS) {
                throw new ParseException("this book has more than 8 million characters of text. Split it");
            }
        }
        if (rendition.length() == 0) {
            throw new ParseException("this book has no text, only pictures. Save it with its text");
        }
        return rendition.document(file, book.title());
    }

    private static String text(ZipArchive archive, String chapter) {
        return Encodings.decode(chapter, archive.read(chapter))
                .map(decoded -> FileContent.normalizeLineEnds(decoded.text()))
                .orElse("");
    }
}
