package dev.docent.format.rtf;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.format.Rendition;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Parses Rich Text Format (version 1.9.1): paragraphs, headings by their styles, lists and tables, without pictures, headers and
 * footers. Line numbers refer to this text.
 */
public final class RtfParser implements DocumentParser {
    private static final long MAX_FILE_BYTES = 50L << 20;

    /** The most characters of text: 8 Mi. */
    static final int MAX_CHARS = 8 << 20;

    private static final String BEGINNING = "{\\rtf";

    @Override
    public Set<Language> languages() {
        return Set.of(Language.RTF);
    }

    /** Returns 50 MiB, because pictures are most of such a file, or more if text may be longer. */
    @Override
    public long maxFileBytes(long text) {
        return Math.max(text, MAX_FILE_BYTES);
    }

    @Override
    public String version() {
        return "rtf-3";
    }

    @Override
    public Document parse(FileContent file) throws ParseException {
        var bytes = new String(file.bytes(), StandardCharsets.ISO_8859_1); // One character for each byte.
        if (!bytes.startsWith(BEGINNING)) {
            throw new ParseException("it is no RTF, in spite of its name. Save it anew as RTF or .docx");
        }
        var rendition = new Rendition();
        var paragraphs = new RtfParagraphs(rendition);
        var reader = new RtfReader(bytes, paragraphs);
        reader.read();
        if (paragraphs.isFull() || rendition.length() > MAX_CHARS) {
            throw new ParseException("it has more than 8 million characters of text. Split it");
        }
        if (rendition.length() == 0) {
            throw new ParseException("it has no text, only pictures or nothing. Add what they show in words");
        }
        return rendition.document(file, reader.title());
    }
}
