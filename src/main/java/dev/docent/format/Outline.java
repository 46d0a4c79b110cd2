package dev.docent.format;

import dev.docent.corpus.Block;
import dev.docent.corpus.BlockKind;
import dev.docent.corpus.CountedParts;
import dev.docent.corpus.Document;
import dev.docent.corpus.Lines;
import dev.docent.corpus.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Collects the blocks of a text in the order of their lines and groups them into sections. One thread at a time.
 *
 * <pre>{@code
 * var outline = new Outline(text);
 * outline.block(List.of("Install"), BlockKind.PROSE, 1, 4);
 * return outline.document(file, title);
 * }</pre>
 */
public final class Outline {
    private static final int MAX_HEADING_CHARS = 160;

    private static final Pattern HALF = Pattern.compile("\\p{Cs}");

    private final String text;
    private final Lines lines;
    private final List<Section> sections = new ArrayList<>();
    private List<String> headings = List.of();
    private List<Block> blocks = new ArrayList<>();

    /** @param text the document's text, lines ended by {@code \n} */
    public Outline(String text) {
        this.text = whole(text);
        this.lines = Lines.of(this.text);
    }

    /** Returns the text's lines. */
    public Lines lines() {
        return lines;
    }

    /**
     * Adds a block below these headings. Blank lines at its edges, and blocks of blank lines, are ignored. A heading
     * is cut at 160 characters.
     */
    public void block(List<String> below, BlockKind kind, int start, int end) {
        int first = start;
        int last = end;
        while (first <= last && lines.isBlank(first)) {
            first++;
        }
        while (first <= last && lines.isBlank(last)) {
            last--;
        }
        if (first > last) {
            return;
        }
        if (!below.equals(headings)) {
            closeSection();
            headings = List.copyOf(below);
        }
        blocks.add(new Block(kind, first, last, lines.text(first, last)));
    }

    /** Adds one block for each run of lines between blank lines. */
    public void paragraphs(List<String> below, BlockKind kind, int start, int end) {
        int first = start;
        for (int line = start; line <= end; line++) {
            if (lines.isBlank(line)) {
                block(below, kind, first, line);
                first = line + 1;
            }
        }
        block(below, kind, first, end);
    }

    /** Returns the document of a format whose places are its lines. */
    public Document document(FileContent file, String title) {
        return document(file, title, CountedParts.NONE);
    }

    /** Returns the document with these pages or other parts. */
    public Document document(FileContent file, String title, CountedParts parts) {
        closeSection();
        return new Document(
                file.path(),
                whole(cut(title)),
                text,
                sections,
                parts,
                file.revision().orElse(null));
    }

    private void closeSection() {
        if (!blocks.isEmpty()) {
            sections.add(new Section(headings.stream().map(it -> whole(cut(it))).toList(), blocks));
            blocks = new ArrayList<>();
        }
    }

    private static String cut(String heading) {
        return heading.length() <= MAX_HEADING_CHARS ? heading : heading.substring(0, MAX_HEADING_CHARS) + "…";
    }

    /** Half of a character (of a surrogate pair) becomes �, because files may contain it, but nothing can store or send it. */
    private static String whole(String words) {
        boolean broken = words.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        return broken ? HALF.matcher(words).replaceAll("\ufffd") : words;
    }
}
