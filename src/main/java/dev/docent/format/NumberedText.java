package dev.docent.format;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The readable text of a file whose markup reads badly, as Markdown. It has as many lines as the file, so that the number
 * of a line is that of the line of the file: a line of pure markup is empty. Write lines and begin blocks in their order. One
 * thread at a time.
 */
public final class NumberedText {
    private record Part(List<String> headings, BlockKind kind, int start, int end) {}

    private final String[] lines;
    private final List<Part> parts = new ArrayList<>();
    private final HeadingPath headings = new HeadingPath();
    private List<String> titles = List.of();
    private BlockKind kind = BlockKind.PROSE;
    private int start = 1;
    private @Nullable String title;

    /** @param count the number of lines of the file */
    public NumberedText(int count) {
        lines = new String[count];
        Arrays.fill(lines, "");
    }

    /** Writes a line. */
    public void write(int line, String text) {
        lines[line - 1] = text.stripTrailing();
    }

    /** Writes a heading, below which the next blocks are. */
    public void heading(int depth, String words, int line) {
        begin(BlockKind.PROSE, line);
        headings.enter(depth, words);
        titles = headings.titles();
        title = Objects.requireNonNullElse(title, words);
        write(line, "#".repeat(Math.min(6, depth)) + " " + words);
    }

    /** Sets the title of the document, if it has none yet. */
    public void title(String words) {
        title = Objects.requireNonNullElse(title, words);
    }

    /** Ends the block before this line, and begins the next one. Blank lines part the paragraphs of prose. */
    public void begin(BlockKind next, int line) {
        if (start < line) {
            parts.add(new Part(titles, kind, start, line - 1));
        }
        kind = next;
        start = line;
    }

    /** Returns the document; its name is the title if there is no other. */
    public Document document(FileContent file) {
        begin(BlockKind.PROSE, lines.length + 1);
        var outline = new Outline(String.join("\n", lines) + "\n");
        for (var part : parts) {
            if (part.kind() == BlockKind.PROSE) {
                outline.paragraphs(part.headings(), part.kind(), part.start(), part.end());
            } else {
                outline.block(part.headings(), part.kind(), part.start(), part.end());
            }
        }
        return outline.document(file, Objects.requireNonNullElseGet(title, file::name));
    }
}
