package dev.docent.format.text;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Document;
import dev.docent.corpus.Lines;
import dev.docent.format.FileContent;
import dev.docent.format.HeadingPath;
import dev.docent.format.Outline;
import java.util.List;
import java.util.Optional;

/** The document that grows while its lines are read from the first to the last. What nobody calls anything is paragraphs. One thread. */
final class Sections {
    private final Outline outline;
    private final HeadingPath headings = new HeadingPath();
    private List<String> titles = List.of();
    private Optional<String> title = Optional.empty();
    /** The first line that is in no block yet. */
    private int next = 1;

    Sections(Outline outline) {
        this.outline = outline;
    }

    Lines lines() {
        return outline.lines();
    }

    /** A heading begins on this line; it belongs to what follows it. */
    void heading(int depth, String text, int line) {
        paragraphs(line - 1);
        headings.enter(depth, text);
        titles = headings.titles();
        title = title.or(() -> Optional.of(text));
    }

    /** The document is called so, whatever its headings say. */
    void title(String text) {
        title = Optional.of(text);
    }

    /** These lines are one block. */
    void block(BlockKind kind, int first, int last) {
        paragraphs(first - 1);
        outline.block(titles, kind, first, last);
        next = last + 1;
    }

    /** Nobody looks for these lines. */
    void leaveOut(int first, int last) {
        if (first <= last) {
            paragraphs(first - 1);
            next = last + 1;
        }
    }

    /** Returns the first line that is still to be read. */
    int next() {
        return next;
    }

    private void paragraphs(int last) {
        if (next <= last) {
            outline.paragraphs(titles, BlockKind.PROSE, next, last);
            next = last + 1;
        }
    }

    Document document(FileContent file) {
        paragraphs(lines().count());
        return outline.document(file, title.orElseGet(file::name));
    }
}
