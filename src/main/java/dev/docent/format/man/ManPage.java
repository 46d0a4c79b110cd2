package dev.docent.format.man;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Document;
import dev.docent.format.FileContent;
import dev.docent.format.NumberedText;
import java.util.regex.Pattern;

/** The readable text of a page while it is written in order: paragraphs, items, listings and headings. One page, one thread. */
final class ManPage {
    private static final String FENCE = "```";
    private static final String INDENT = "  ";
    /** What a list of bullets or numbers puts before an item. */
    private static final Pattern BULLET = Pattern.compile("[•*o+-]|\\d+[.)]?");

    private final NumberedText page;
    /** The last line of the page. */
    private final int last;
    /** The line that is read now. */
    private int line;
    /** The depth of a heading whose words are on the next line; 0 if there is none. */
    private int heading;
    /** What the next line of text begins with, because it begins an item. */
    private String marker = "";
    /** Whether the next line of text is the term of an item. */
    private boolean termFollows;

    private boolean inItem;
    /** How far the text is indented, and how far the item is. */
    private int depth;

    private int itemDepth;
    private boolean listing;
    private boolean paragraphBegins = true;

    /** @param lines the number of lines of the file */
    ManPage(int lines) {
        page = new NumberedText(lines);
        last = lines;
    }

    Document document(FileContent file, PageTitle title) {
        if (title.line() == 0) {
            return page.document(file);
        }
        page.write(title.line(), "# " + title.text());
        page.begin(BlockKind.PROSE, last + 1);
        return page.document(file, title.text());
    }

    /** Makes what follows stand in this line. */
    void at(int number) {
        line = number;
    }

    boolean inListing() {
        return listing;
    }

    /** Breaks the text without ending an item. */
    void breakLine() {
        paragraphBegins = !listing;
    }

    /** Ends a paragraph, and an item that waits for nothing. */
    void paragraph() {
        if (listing || termFollows) {
            return;
        }
        boolean awaitsText = !marker.isEmpty();
        boolean belongsToItem = depth > itemDepth;
        if (inItem && !awaitsText && !belongsToItem) {
            endItem();
        }
        paragraphBegins = true;
    }

    void beginListing() {
        endItem();
        page.begin(BlockKind.CODE, line);
        page.write(line, FENCE);
        listing = true;
    }

    void endListing() {
        if (listing) {
            page.write(line, FENCE);
            page.begin(BlockKind.PROSE, line + 1);
            listing = false;
        }
        paragraphBegins = true;
    }

    /** Begins a section. Without words, they are the next line of text. */
    void heading(int level, String words) {
        endListing();
        endItem();
        depth = 0;
        if (words.isEmpty()) {
            heading = level;
        } else {
            page.heading(level, words, line);
        }
    }

    /** Indents the text that follows. */
    void indent() {
        depth++;
    }

    /** Ends an indentation, and the item around it. */
    void outdent() {
        depth = Math.max(0, depth - 1);
        if (inItem && depth <= itemDepth) {
            endItem();
        }
        paragraphBegins = true;
    }

    /** Ends a list that was indented. */
    void endList() {
        depth = Math.max(0, depth - 1);
        endItem();
        paragraphBegins = true;
    }

    private void endItem() {
        if (inItem) {
            page.begin(BlockKind.PROSE, line);
        }
        inItem = false;
        marker = "";
        termFollows = false;
    }

    /** Begins an item. Its text begins with a marker, which may be empty. */
    void beginItem(String begun) {
        if (listing) {
            endListing();
        }
        page.begin(BlockKind.LIST, line);
        inItem = true;
        itemDepth = depth;
        marker = begun;
    }

    /** Begins an item whose term is the next line of text. */
    void beginTerm() {
        beginItem("");
        termFollows = true;
    }

    /** Begins an item of a list that is itself indented. Without a term, the marker stands for it. */
    void beginIndentedItem(String term, String markerOfList) {
        beginItem(term.isEmpty() ? markerOfList : "");
        itemDepth = depth - 1;
        if (!term.isEmpty()) {
            term(code(term));
        }
    }

    /**
     * Begins an item after its tag.
     *
     * @param plain the tag without fonts; if it is empty, the item above continues
     */
    void item(String plain, String tag) {
        if (plain.isEmpty()) {
            paragraphBegins = true;
        } else if (BULLET.matcher(plain).matches()) {
            beginItem(Character.isDigit(plain.charAt(0)) ? plain.replaceAll("\\D", "") + ". " : "- ");
        } else {
            beginItem("");
            term(tag);
        }
    }

    private void term(String term) {
        String words = term.strip();
        boolean typed = words.startsWith("-") || words.indexOf('<') >= 0;
        page.write(line, "- " + (typed ? code(words) : words) + (words.endsWith(":") ? "" : ":"));
        termFollows = false;
        paragraphBegins = false;
    }

    private static String code(String words) {
        return words.indexOf('`') < 0 ? "`" + words + "`" : words;
    }

    /**
     * Writes a line of text.
     *
     * @param plain the same without fonts
     * @param isTerm whether it is the term of what follows, if it stands outside of an item
     */
    void text(String words, String plain, boolean isTerm) {
        if (listing) {
            page.write(line, plain.isEmpty() ? words : plain);
        } else if (heading > 0) {
            page.heading(heading, plain.strip(), line);
            heading = 0;
        } else if (termFollows) {
            term(words);
        } else if (paragraphBegins && BULLET.matcher(plain.strip()).matches()) {
            item(plain.strip(), words);
        } else if (!inItem && paragraphBegins && isTerm) {
            beginItem("");
            term(words);
        } else if (!words.isBlank()) {
            String before = !marker.isEmpty() ? marker : inItem ? INDENT : "";
            page.write(line, before + words.strip());
            marker = "";
            paragraphBegins = false;
        }
    }
}
