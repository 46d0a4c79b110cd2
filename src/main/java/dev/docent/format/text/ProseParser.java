package dev.docent.format.text;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.format.BinaryFileException;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.NotProseException;
import dev.docent.format.Outline;
import java.util.Set;

/**
 * Parses files whose names do not say what they are, such as {@code issue-1570}, as plain text if their content is
 * prose. A first paragraph of one line is the title if the file has no headings.
 */
public final class ProseParser implements DocumentParser {
    private static final int MAX_TITLE_CHARS = 120;

    /** Returns none: these files have no language of the table. */
    @Override
    public Set<Language> languages() {
        return Set.of();
    }

    @Override
    public String version() {
        return "prose-2";
    }

    @Override
    public Document parse(FileContent file) throws NotProseException {
        var sections = new Sections(new Outline(prose(file)));
        var title = title(sections);
        UnderlineReader.read(sections);
        return sections.document(file, title);
    }

    /** Returns the text of a file whose content is prose. */
    private static String prose(FileContent file) throws NotProseException {
        try {
            String text = file.text();
            var objection = file.doubt().isEmpty() ? ProseSigns.objection(text) : "text in an unknown encoding";
            if (!objection.isEmpty()) {
                throw new NotProseException(objection);
            }
            return text;
        } catch (BinaryFileException e) {
            throw new NotProseException("a binary file of an unknown format");
        }
    }

    private static String title(Sections sections) {
        var lines = sections.lines();
        int first = 1;
        while (first < lines.count() && lines.isBlank(first)) {
            first++;
        }
        boolean alone = first < lines.count() && lines.isBlank(first + 1);
        String line = lines.count() == 0 ? "" : lines.line(first).strip();
        return alone && line.length() <= MAX_TITLE_CHARS ? line : "";
    }
}
