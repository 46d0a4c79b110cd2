package dev.docent.index;

import dev.docent.corpus.CountedParts;
import dev.docent.corpus.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document as the index stores it.
 *
 * @param path the path it was indexed under
 * @param title its title
 * @param text its whole text, as it was when it was indexed; line numbers of chunks refer to it
 * @param parts its pages, slides and the like, and their lines in the text; none for formats that count lines
 * @param revision its version in its source, if the source knows one
 */
public record StoredDocument(
        String path,
        String title,
        String text,
        CountedParts parts,
        @Nullable String revision) {
    /** Returns it as a document whose sections are not known any more. */
    Document withoutSections() {
        return new Document(path, title, text, List.of(), parts, revision);
    }
}
