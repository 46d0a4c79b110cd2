package dev.docent.format.text;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Document;
import dev.docent.corpus.Lines;
import dev.docent.format.FileContent;
import dev.docent.format.HeadingPath;
import dev.docent.format.Outline;
import java.util.List;

/** A document that grows while its lines are read in order. Lines without another kind are paragraphs. One thread. */
final class Sections {
    private final Outline outline;
    private final HeadingPath headings = new HeadingPath();
    private List<String> titles = List.of();
    /** The first line that is in no block yet. */
    private int next = 1;

    Sections(Outline outline) {
        this.outline = outline;
    }

    Lines lines() {
        return outline.lines();
    }

    /** Adds a heading that begins on this line. It belongs to the text after it. */
    void heading(int depth, String text, int line) {
        paragraphs(line - 1);
        headings.enter(depth, text);
        titles = headings.titles();
    }

    /** Makes these lines one block. */
    void block(BlockKind kind, int first, int last) {
        paragraphs(first - 1);
        outline.block(titles, kind, first, last);
        next = last + 1;
    }

    private void paragraphs(int last) {
        if (next <= last) {
            outline.paragraphs(titles, BlockKind.PROSE, next, last);
            next = last + 1;
        }
    }

    Document document(FileContent file) {
        return document(file, "");
    }

    /** @param ifNone the title of a document without headings; empty for the name of the file */
    Document document(FileContent file, String ifNone) {
        paragraphs(lines().count());
        return outline.document(file, headings.title().orElse(ifNone.isEmpty() ? file.name() : ifNone));
    }
}
