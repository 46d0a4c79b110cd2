package dev.docent.corpus;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A parsed file: its readable text and the structure of that text. Immutable.
 *
 * @param path its identity: the name of its source, a slash, and the path inside, separated by {@code /}, for example
 *     {@code guide/configuration.md}
 * @param title the name for readers: what the format has as title, the heading above all others, or the file's name
 * @param text the text that all line numbers refer to, with lines that end with {@code \n}. For most formats the
 *     unchanged file; for formats that are not read as text (HTML) the parser's readable rendition, which has the line
 *     numbers of the file if the format allows it (reStructuredText)
 * @param sections its parts in the order of their lines
 * @param parts the pages, slides and the like of the file, and their lines in the text; none for formats that count lines
 * @param revision the version of the file in its source (a commit), if the source knows one
 */
public record Document(
        String path,
        String title,
        String text,
        List<Section> sections,
        CountedParts parts,
        @Nullable String revision) {
    public Document {
        if (path.isEmpty() || path.startsWith("/")) {
            throw new IllegalArgumentException("path (" + path + ") must be relative and not empty");
        }
        sections = List.copyOf(sections);
    }

    /** Creates a document whose places are its lines and whose source knows no versions. */
    public Document(String path, String title, String text, List<Section> sections) {
        this(path, title, text, sections, CountedParts.NONE, null);
    }

    /** Returns the location of lines of its text, both inclusive, with the pages or other parts that they are in. */
    public Location location(int startLine, int endLine) {
        return new Location(path, null, parts.span(startLine, endLine));
    }

    /** Returns its language; empty if its name does not show it. */
    public Optional<Language> language() {
        return Language.of(path);
    }
}
