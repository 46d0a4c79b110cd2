package dev.docent.format.man;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.corpus.Lines;
import dev.docent.format.BinaryFileException;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.format.text.ProseParser;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Parses manual pages in the macros {@code man} and {@code mdoc} (<a href="https://man.openbsd.org/roff.7">roff</a>). Their
 * text becomes Markdown with the lines of the file. A file with the name of a manual page that is none, such as {@code
 * server.log.1}, is read like one whose name says nothing.
 */
public final class ManParser implements DocumentParser {
    /** The macros that begin a page or a section are near the beginning; a licence may be above them. */
    private static final int EXAMINED_LINES = 400;

    private static final Pattern MACRO_OF_A_PAGE = Pattern.compile("[.'][ \\t]*(TH|SH|Dd|Dt|Sh)([ \\t].*)?");

    private final ProseParser others = new ProseParser();

    @Override
    public Set<Language> languages() {
        return Set.of(Language.MAN);
    }

    @Override
    public String version() {
        return "man-2+" + others.version();
    }

    @Override
    public Document parse(FileContent file) throws ParseException {
        var lines = lines(file);
        return isPage(lines) ? ManReader.read(lines).document(file) : others.parse(file);
    }

    /** Returns the lines; none of a binary file, such as {@code libc.so.6}. */
    private static Lines lines(FileContent file) {
        try {
            return Lines.of(file.text());
        } catch (BinaryFileException e) {
            return Lines.of("");
        }
    }

    private static boolean isPage(Lines lines) {
        for (int line = 1; line <= Math.min(EXAMINED_LINES, lines.count()); line++) {
            if (MACRO_OF_A_PAGE.matcher(lines.line(line)).matches()) {
                return true;
            }
        }
        return false;
    }
}
