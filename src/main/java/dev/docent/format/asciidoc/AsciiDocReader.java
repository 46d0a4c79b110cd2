package dev.docent.format.asciidoc;

import dev.docent.corpus.Document;
import dev.docent.corpus.Lines;
import dev.docent.format.FileContent;
import dev.docent.format.NumberedText;
import java.util.regex.Pattern;

/**
 * Reads the lines of a document in their order, and puts them into blocks by how they begin. One line more is looked at
 * only where a line alone does not say what it is: above an underline, and at a term above another term. One document, one
 * thread.
 */
final class AsciiDocReader {
    private static final Pattern RULE = Pattern.compile("'{3,}|<{3,}|-{3}|\\*{3}|- - -|\\* \\* \\*");
    private final Lines lines;
    private final DocumentWords words;
    private final Conditionals conditionals;
    private final NumberedText out;
    private final RunningText running;
    private final AttributeEntries entries;
    private final BlockStart start;
    private final HeadingReader headings;
    private final DelimitedBlocks blocks;

    private boolean afterBlank = true;
    private boolean inHeader;
    private boolean inTable;

    /** @param references gets the titles of the document, and gives those that it has got */
    AsciiDocReader(Lines lines, CrossReferences references) {
        this.lines = lines;
        var attributes = new DocumentAttributes(chars(lines));
        words = new DocumentWords(attributes, references);
        conditionals = new Conditionals(lines, attributes);
        out = new NumberedText(lines.count());
        running = new RunningText(out, words::prose);
        entries = new AttributeEntries(attributes, words::title);
        start = new BlockStart(out, running, words);
        headings = new HeadingReader(lines, out, running, start, words);
        blocks = new DelimitedBlocks(out, running, start, words, new DelimiterLines(lines), this::readCell);
    }

    private static int chars(Lines lines) {
        int chars = 0;
        for (int line = 1; line <= lines.count(); line++) {
            chars += lines.line(line).stripTrailing().length();
        }
        return chars;
    }

    /** Reads the lines from this one on. */
    AsciiDocReader read(int first) {
        for (int line = first; line <= lines.count(); line++) {
            int number = line;
            conditionals.text(line).ifPresent(text -> read(number, text.stripTrailing()));
        }
        endAll(lines.count());
        return this;
    }

    /** Ends what is open in a document or in a cell. */
    private void endAll(int last) {
        blocks.end(last);
        running.end();
        running.beginBlock();
        start.end(last);
        afterBlank = true;
    }

    /** Returns the title of the document, or of a part of one: the heading above all others; empty if there is none. */
    String title() {
        return headings.title().isEmpty() ? out.headingTitle().orElse("") : headings.title();
    }

    Document document(FileContent file, String name) {
        return out.document(file, name);
    }

    private void read(int line, String text) {
        if (blocks.read(line, text)) {
            afterBlank = blocks.isOpen() ? afterBlank : text.isEmpty();
        } else if (entries.goOn()) {
            running.writeLine(line, line, entries.readMore(text));
        } else if (text.isEmpty()) {
            readBlank();
        } else if (!headings.isUnderline(line) && !isComment(text)) {
            readText(line, text);
        }
    }

    private static boolean isComment(String text) {
        return text.startsWith("//") && !text.startsWith("///");
    }

    private void readBlank() {
        running.end();
        afterBlank = true;
        inHeader = false;
    }

    private void readText(int line, String text) {
        if (running.isOpen() && !interrupts(line, text)) {
            running.add(line, text);
            return;
        }
        boolean below = running.isOpen();
        running.end();
        begin(line, text, below);
        afterBlank = false;
    }

    private boolean interrupts(int line, String text) {
        if (running.isCode()) {
            return text.equals("+") || blocks.areClosedBy(text);
        }
        return blocks.areClosedBy(text)
                || blocks.interrupt(line, text)
                || BlockAttributes.isLine(text)
                || text.equals("+")
                || BlockMacro.include(text).isPresent()
                || (inHeader && AttributeEntries.isEntry(text))
                || (running.isItem() && ItemMarker.of(text).isPresent());
    }

    /** @param below whether the line is directly below running text */
    private void begin(int line, String text, boolean below) {
        boolean read = blocks.close(line, text)
                || attribute(line, text)
                || start.read(line, text, below)
                || heading(line, text)
                || blocks.begin(line, text)
                || (text.equals("+") && running.attach(afterBlank))
                || styledCode(line, text)
                || item(line, text)
                || macro(line, text)
                || RULE.matcher(text).matches();
        if (!read) {
            beginParagraph(line, text);
        }
    }

    private boolean attribute(int line, String text) {
        boolean entry = AttributeEntries.isEntry(text);
        if (entry) {
            running.writeLine(line, line, entries.read(text));
        }
        return entry;
    }

    private boolean heading(int line, String text) {
        boolean first = headings.depth() == 0;
        boolean read = headings.read(line, text, blocks.isOutside() && !inTable);
        if (read) {
            inHeader = first && headings.depth() == 1;
        }
        return read;
    }

    /** Reads a line of a table whose cells contain blocks. */
    private void readCell(int line, String text, boolean beginsCell) {
        boolean outside = !inTable;
        inTable = true;
        if (beginsCell) {
            endAll(line - 1);
        }
        read(line, text);
        inTable = !outside;
    }

    /** A paragraph whose attributes say that it is code. */
    private boolean styledCode(int line, String text) {
        boolean code = start.about().isCode();
        if (code) {
            blocks.beginCode(line, text);
        }
        return code;
    }

    private boolean item(int line, String text) {
        var marker = ItemMarker.of(text);
        marker.ifPresent(it -> running.beginItem(start.take().firstLine(line), line, it, isTerm(line + 1, it)));
        return marker.isPresent();
    }

    private boolean isTerm(int line, ItemMarker of) {
        return line <= lines.count()
                && ItemMarker.of(lines.line(line).stripTrailing())
                        .filter(next -> next.kind() == ItemMarker.ListKind.TERMS
                                && next.key().equals(of.key()))
                        .isPresent();
    }

    private boolean macro(int line, String text) {
        var macro = BlockMacro.of(text);
        macro.ifPresent(it -> running.writeLine(start.take().firstLine(line), line, shown(it)));
        return macro.isPresent();
    }

    private String shown(BlockMacro macro) {
        String text = macro.text(words.attributes());
        return macro.isInclude() ? text : words.prose(text);
    }

    private void beginParagraph(int line, String text) {
        var about = start.take();
        if (!about.admonition().isEmpty()) {
            running.beginAdmonition(about.admonition(), line);
        }
        boolean indented = Character.isWhitespace(text.charAt(0));
        if (indented && running.takesCode(afterBlank)) {
            running.beginCode(about.firstLine(line), line, text);
        } else {
            running.begin(about.firstLine(line), line, text);
        }
    }
}
