package dev.docent.format.asciidoc;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Lines;
import dev.docent.format.NumberedText;
import java.util.Optional;

/** Reads headings, which sections begin with. One document, one thread. */
final class HeadingReader {
    private final Lines lines;
    private final NumberedText out;
    private final RunningText running;
    private final BlockStart start;
    private final DocumentWords words;
    private String title = "";
    private int depth;
    /** The line below an underlined title. */
    private int underline;

    HeadingReader(Lines lines, NumberedText out, RunningText running, BlockStart start, DocumentWords words) {
        this.lines = lines;
        this.out = out;
        this.running = running;
        this.start = start;
        this.words = words;
    }

    /** Returns the title of the document: its first heading, if it is of the highest depth; empty if there is none so far. */
    String title() {
        return title;
    }

    /** Returns the depth of the last heading; 1 for the title of a document, 0 if there is none so far. */
    int depth() {
        return depth;
    }

    /** Returns whether a line belongs to the heading above it. */
    boolean isUnderline(int line) {
        return line == underline;
    }

    /**
     * Reads a line if a heading begins in it.
     *
     * @param outside whether it is in no other block, where most headings are only text
     * @return whether one begins
     */
    boolean read(int line, String text, boolean outside) {
        var heading = heading(line, text, outside);
        heading.ifPresent(it -> enter(it, line, outside));
        return heading.isPresent();
    }

    private Optional<HeadingLine> heading(int line, String text, boolean outside) {
        var marked = HeadingLine.marked(text, line);
        return marked.isEmpty() && outside
                ? HeadingLine.underlined(text, line, lines)
                : marked.filter(it -> outside || start.about().isDiscrete());
    }

    private void enter(HeadingLine heading, int line, boolean outside) {
        String name = words.title(heading.text());
        running.beginBlock();
        int first = start.take(name).firstLine(line);
        heading.name(name, words.references());
        if (outside) {
            out.enter(heading.depth(), name);
        }
        out.write(line, "#".repeat(heading.depth()) + " " + name);
        out.block(BlockKind.PROSE, first, heading.lastLine());
        title = depth == 0 && heading.depth() == 1 ? name : title;
        depth = heading.depth();
        underline = heading.lastLine();
    }
}
