package dev.docent.format.config;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.NotProseException;
import dev.docent.format.ParseException;
import java.util.Set;

/**
 * Leaves out documents that Word, Excel or PowerPoint saved as one file of XML, because most of it is markup and pictures.
 * Hands other XML on. Immutable and thread-safe.
 */
final class OfficeXmlParser implements DocumentParser {
    /** What Office writes into the second line, so that double clicks open it. */
    private static final String SIGN = "<?mso-application progid=";

    private static final int HEAD_CHARS = 1000;

    private final DocumentParser others;

    /** @param others reads other XML */
    OfficeXmlParser(DocumentParser others) {
        this.others = others;
    }

    @Override
    public Set<Language> languages() {
        return others.languages();
    }

    @Override
    public long maxFileBytes(long text) {
        return others.maxFileBytes(text);
    }

    @Override
    public String version() {
        return others.version() + "-office";
    }

    @Override
    public Document parse(FileContent file) throws ParseException {
        String text = file.text();
        if (text.substring(0, Math.min(HEAD_CHARS, text.length())).contains(SIGN)) {
            throw new NotProseException(
                    "a document that an office program saved as XML. Save it as .docx, .xlsx or .pptx");
        }
        return others.parse(file);
    }
}
