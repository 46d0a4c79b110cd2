package dev.docent.format.asciidoc;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Document;
import dev.docent.corpus.Lines;
import dev.docent.format.FileContent;
import dev.docent.format.NumberedText;
import dev.docent.format.asciidoc.OpenContainers.Container;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a document in their order, and puts them into blocks by how they begin. One line more is looked at
 * only where a line alone does not say what it is: above an underline, and at a term above another term. One document, one
 * thread.
 */
final class AsciiDocReader {
    private static final Pattern RULE = Pattern.compile("'{3,}|<{3,}|-{3}|\\*{3}|- - -|\\* \\* \\*");
    private final Lines lines;
    private final CrossReferences references;
    private final DocumentAttributes attributes;
    private final Conditionals conditionals;
    private final NumberedText out;
    private final RunningText running;
    private final AttributeEntries entries;
    private final OpenContainers containers = new OpenContainers();
    /** The last line of each delimiter, so that the end of a block without one is not searched for. */
    private final Map<String, Integer> lastDelimiters = new HashMap<>();

    private String title = "";
    private BlockAttributes about = new BlockAttributes();
    private @Nullable OpenBlock open;
    /** The line below an underlined title. */
    private int underline;

    private boolean afterBlank = true;
    private boolean inHeader;
    private boolean inTable;

    /** @param references gets the titles of the document, and gives those that it has got */
    AsciiDocReader(Lines lines, CrossReferences references) {
        this.lines = lines;
        this.references = references;
        int chars = 0;
        for (int line = 1; line <= lines.count(); line++) {
            String text = lines.line(line).stripTrailing();
            chars += text.length();
            if (Delimiter.of(text).isPresent()) {
                lastDelimiters.put(text, line);
            }
        }
        attributes = new DocumentAttributes(chars);
        conditionals = new Conditionals(lines, attributes);
        out = new NumberedText(lines.count());
        running = new RunningText(out, this::prose);
        entries = new AttributeEntries(attributes, this::titleWords);
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
        endOpen(last, false);
        running.end();
        running.beginBlock();
        endAbout(last);
        afterBlank = true;
    }

    /** Returns the title of the document: its first heading; empty if it has none. */
    String title() {
        return title;
    }

    Document document(FileContent file, String name) {
        return out.document(file, name);
    }

    private String prose(String text) {
        return InlineWords.prose(text, attributes, references);
    }

    private String titleWords(String text) {
        return InlineWords.title(text, attributes, references);
    }

    private void read(int line, String text) {
        if (open != null) {
            readOpen(open, line, text);
        } else if (entries.goOn()) {
            writeLine(line, line, entries.readMore(text));
        } else if (text.isEmpty()) {
            readBlank();
        } else if (line != underline && !isComment(text)) {
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
            return text.equals("+") || containers.areClosedBy(text);
        }
        return containers.areClosedBy(text)
                || Delimiter.of(text).filter(it -> isBlock(it, line)).isPresent()
                || BlockAttributes.isLine(text)
                || text.equals("+")
                || BlockMacro.include(text).isPresent()
                || (inHeader && AttributeEntries.isEntry(text))
                || (running.isItem() && ItemMarker.of(text).isPresent());
    }

    /** Code without an end is only code if it does not begin within a paragraph. */
    private boolean isBlock(Delimiter delimiter, int line) {
        return delimiter.hasBlocks() || isClosed(delimiter, line);
    }

    private boolean isClosed(Delimiter delimiter, int line) {
        return lastDelimiters.getOrDefault(delimiter.closing(), 0) > line;
    }

    /** @param below whether the line is directly below running text */
    private void begin(int line, String text, boolean below) {
        boolean read = close(line, text)
                || attribute(line, text)
                || aboutNext(line, text, below)
                || heading(line, text)
                || delimiter(line, text)
                || (text.equals("+") && running.attach(afterBlank))
                || styledCode(line, text)
                || item(line, text)
                || macro(line, text)
                || RULE.matcher(text).matches();
        if (!read) {
            beginParagraph(line, text);
        }
    }

    // Attributes of the document and of blocks.

    private boolean attribute(int line, String text) {
        boolean entry = AttributeEntries.isEntry(text);
        if (entry) {
            writeLine(line, line, entries.read(text));
        }
        return entry;
    }

    private boolean aboutNext(int line, String text, boolean below) {
        if (BlockAttributes.isLine(text)) {
            about.add(line, text);
            return true;
        }
        boolean titles = text.length() > 1 && text.charAt(0) == '.' && ". \t".indexOf(text.charAt(1)) < 0 && !below;
        if (titles) {
            String words = prose(text.substring(1));
            about.title(line, words);
            out.write(line, "**" + words + "**");
        }
        return titles;
    }

    /** Returns what is known of the block that begins now. */
    private BlockAttributes takeAbout() {
        var taken = about;
        about = new BlockAttributes();
        String name = taken.reference().isEmpty() ? taken.title() : taken.reference();
        taken.ids().forEach(id -> references.add(id, name));
        return taken;
    }

    /** A title without a block is text. */
    private void endAbout(int last) {
        var taken = takeAbout();
        if (!taken.title().isEmpty()) {
            running.endAdmonition();
            out.block(BlockKind.PROSE, taken.firstLine(last), last);
        }
    }

    // Headings.

    private boolean heading(int line, String text) {
        boolean outside = containers.isEmpty() && !inTable;
        var marked = HeadingLine.marked(text, line);
        var heading = marked.isEmpty() && outside
                ? HeadingLine.underlined(text, line, lines)
                : marked.filter(it -> outside || about.isDiscrete());
        heading.ifPresent(it -> enter(it, line, outside));
        return heading.isPresent();
    }

    private void enter(HeadingLine heading, int line, boolean outside) {
        String words = titleWords(heading.text());
        running.beginBlock();
        about.ids().forEach(id -> references.add(id, about.reference().isEmpty() ? words : about.reference()));
        heading.name(words, references);
        int first = takeAbout().firstLine(line);
        if (outside) {
            out.enter(heading.depth(), words);
        }
        out.write(line, "#".repeat(heading.depth()) + " " + words);
        out.block(BlockKind.PROSE, first, heading.lastLine());
        underline = heading.lastLine();
        inHeader = heading.depth() == 1 && title.isEmpty();
        title = title.isEmpty() ? words : title;
    }

    // Delimited blocks.

    private boolean delimiter(int line, String text) {
        var delimiter = Delimiter.of(text);
        delimiter.ifPresent(it -> open(it, line));
        return delimiter.isPresent();
    }

    private void open(Delimiter delimiter, int line) {
        switch (delimiter.kind()) {
            case COMMENT -> openComment(delimiter, line);
            case TABLE -> openTable(delimiter, line);
            case CONTAINER, QUOTE -> openContainer(delimiter, line);
            case PASSTHROUGH -> openListing(delimiter, false, line);
            default -> openListing(delimiter, true, line);
        }
    }

    private void openComment(Delimiter delimiter, int line) {
        endAbout(line);
        open = new OpenComment(delimiter.closing());
    }

    private void openListing(Delimiter delimiter, boolean hasCallouts, int line) {
        running.beginBlock();
        var taken = takeAbout();
        String language = delimiter.language().isEmpty() ? taken.language() : delimiter.language();
        int first = taken.firstLine(line);
        open = new OpenListing(out, delimiter.closing(), language, hasCallouts, first, line);
    }

    private void openTable(Delimiter delimiter, int line) {
        running.beginBlock();
        open = new OpenTable(out, takeAbout(), delimiter.closing(), line, this::prose, this::readCell);
    }

    private void openContainer(Delimiter delimiter, int line) {
        if (about.isCode()) {
            openListing(delimiter, true, line);
            return;
        }
        if (about.style().equals("comment")) {
            openComment(delimiter, line);
            return;
        }
        var taken = takeAbout();
        running.beginAdmonition(taken.admonition(), line);
        if (!taken.title().isEmpty()) {
            out.block(BlockKind.PROSE, taken.firstLine(line), line - 1);
        }
        // Without an end it is only a line.
        if (isClosed(delimiter, line)) {
            containers.open(new Container(delimiter.closing(), running.enter(), citation(delimiter, taken)));
        }
        afterBlank = true;
    }

    private static String citation(Delimiter delimiter, BlockAttributes about) {
        String author = delimiter.kind() == Delimiter.BlockContent.QUOTE ? about.positional(1) : "";
        String work = about.positional(2);
        return author.isEmpty() ? "" : "— " + author + (work.isEmpty() ? "" : ", " + work);
    }

    private boolean close(int line, String text) {
        if (!containers.areClosedBy(text)) {
            return false;
        }
        endAbout(line);
        var closed = containers.close(text);
        running.leave(closed.outerLists());
        writeLine(line, line, prose(closed.citation()));
        return true;
    }

    private void readOpen(OpenBlock block, int line, String text) {
        if (block.endsWith(text)) {
            endOpen(line, true);
            afterBlank = text.isEmpty();
        } else if (containers.areClosedBy(text)) {
            endOpen(line, true);
            close(line, text);
            afterBlank = false;
        } else {
            block.add(
                    line,
                    BlockMacro.include(text).map(it -> it.text(attributes)).orElse(text));
        }
    }

    private void endOpen(int last, boolean closed) {
        var block = open;
        open = null;
        if (block != null) {
            block.end(last, closed);
            endOpen(last, false); // What a cell of a table left open.
            running.end();
        }
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

    // Running text.

    /** Makes a line a block of its own. Without words, it is blank. */
    private void writeLine(int first, int line, String words) {
        if (first < line || !words.isBlank()) {
            running.endAdmonition();
            out.write(line, words);
            out.block(BlockKind.PROSE, first, line);
        }
    }

    /** A paragraph whose attributes say that it is code. */
    private boolean styledCode(int line, String text) {
        if (!about.isCode()) {
            return false;
        }
        running.beginBlock();
        var taken = takeAbout();
        int first = taken.firstLine(line);
        open = new OpenListing(out, "", taken.language(), true, first, line - 1);
        open.add(line, text);
        return true;
    }

    private boolean item(int line, String text) {
        var marker = ItemMarker.of(text);
        marker.ifPresent(it -> running.beginItem(takeAbout().firstLine(line), line, it, isTerm(line + 1, it)));
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
        macro.ifPresent(it -> writeLine(takeAbout().firstLine(line), line, shown(it)));
        return macro.isPresent();
    }

    private String shown(BlockMacro macro) {
        String text = macro.text(attributes);
        return macro.isInclude() ? text : prose(text);
    }

    private void beginParagraph(int line, String text) {
        var taken = takeAbout();
        if (!taken.admonition().isEmpty()) {
            running.beginAdmonition(taken.admonition(), line);
        }
        boolean indented = Character.isWhitespace(text.charAt(0));
        if (indented && running.takesCode(afterBlank)) {
            running.beginCode(taken.firstLine(line), line, text);
        } else {
            running.begin(taken.firstLine(line), line, text);
        }
    }
}
