package dev.docent.format.word;

import dev.docent.format.office.Flow;
import dev.docent.format.office.FlowLimits;
import dev.docent.format.word.WordStyle.Meaning;
import dev.docent.format.xml.XmlEvents;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Reads the text of a document (WordprocessingML, ECMA-376 part 1, 17): what people see with all changes accepted, without hidden
 * text, comments and tables of contents. One document, one thread.
 */
final class WordReader {
    /** A longer paragraph is text, whatever its style says. */
    private static final int MAX_CHARS_OF_A_HEADING = 300;
    /** A single line in bold letters may be anything. */
    private static final int MIN_LOOKALIKES = 2;
    /** Longer text in Title style is no title. */
    private static final int MAX_CHARS_OF_A_TITLE = 500;

    private final WordParts parts;
    private final XmlEvents events;
    private final FlowLimits limits;
    private final WordTables tables;
    private final WordFields fields = new WordFields();
    private final Deque<WordParagraph> paragraphs = new ArrayDeque<>();
    /** Whether the text at this place is text of the document, and not of something else, such as the position of a picture. */
    private boolean inText;

    private WordRun run = WordRun.PLAIN;
    /** Whether headings are known by their looks, because no style says so. */
    private final boolean byLooks;

    private int headings;
    private int lookalikes;
    private boolean leavesOutContent;
    private String title = "";

    /** @param byLooks whether short lines in bold letters are headings */
    WordReader(WordParts parts, XmlEvents events, Flow flow, FlowLimits limits, boolean byLooks) {
        this.byLooks = byLooks;
        this.parts = parts;
        this.events = events;
        this.limits = limits;
        this.tables = new WordTables(flow, limits);
    }

    /** Returns the words in the style of titles; empty if there are none. */
    String title() {
        return title;
    }

    /** Returns whether no style says what is a heading, although some lines look like headings. */
    boolean hasOnlyLooks() {
        return headings == 0 && lookalikes >= MIN_LOOKALIKES;
    }

    void read() {
        while (events.next()) {
            if (events.isText()) {
                if (inText) {
                    append(events.text());
                }
            } else if (events.isStart()) {
                start();
            } else {
                end();
            }
        }
    }

    private void start() {
        switch (events.name()) {
            case "w:p" -> paragraphs.addLast(new WordParagraph());
            case "w:pPr" -> paragraphProperties();
            case "w:r" -> run = WordRun.PLAIN;
            case "w:rPr" -> run = WordRun.read(events, parts.styles());
            case "w:t", "m:t" -> inText = true;
            case "w:tab", "w:ptab" -> append("\t");
            case "w:br", "w:cr" -> append("\n");
            case "w:noBreakHyphen" -> append("-");
            case "w:footnoteReference" -> note(parts.footnotes());
            case "w:endnoteReference" -> note(parts.endnotes());
            case "w:fldChar" -> fields.mark(events.attribute("w:fldCharType"));
            case "w:instrText" -> fields.instruction(events.textInside());
            case "w:fldSimple" -> simpleField();
            case "w:txbxContent" -> beginBox();
            case "dgm:relIds" -> diagram();
            case "w:tbl", "w:tblPr", "w:tr", "w:trPr", "w:tc", "w:tcPr" -> startInTable();
            case "w:sdtPr" -> contentProperties();
            case "w:sdtContent" -> content();
            case "w:del", "w:moveFrom", "w:rt", "w:sectPr", "w:altChunk", "w:delText", "mc:Fallback" -> events.skip();
            default -> {}
        }
    }

    private void startInTable() {
        switch (events.name()) {
            case "w:tbl" -> tables.begin();
            case "w:tblPr" -> tables.tableProperties(events);
            case "w:tr" -> tables.beginRow();
            case "w:trPr" -> tables.rowProperties(events);
            case "w:tc" -> tables.beginCell();
            default -> tables.cellProperties(events);
        }
    }

    private void end() {
        switch (events.name()) {
            case "w:p" -> endParagraph();
            case "w:t", "m:t" -> inText = false;
            case "m:num" -> append("/");
            case "w:txbxContent" -> tables.endBox();
            case "w:tbl" -> tables.end();
            case "w:tr" -> tables.endRow();
            case "w:tc" -> tables.endCell();
            default -> {}
        }
    }

    private void paragraphProperties() {
        if (paragraphs.isEmpty()) {
            events.skip();
        } else {
            var paragraph = paragraphs.getLast();
            paragraph.properties(events);
            if (paragraph.heading(parts.styles().of(paragraph.style())) > 0) {
                fields.endAll();
            }
        }
    }

    private void append(String words) {
        if (!paragraphs.isEmpty() && !run.hidden() && !fields.hidesText()) {
            limits.text(words.length());
            paragraphs.getLast().append(words, run);
        }
    }

    private void note(Map<String, String> notes) {
        var note = notes.getOrDefault(events.attribute("w:id"), "");
        if (!note.isEmpty()) {
            append(" (" + note + ")");
        }
    }

    private void simpleField() {
        if (WordFields.isLeftOut(events.attribute("w:instr"))) {
            events.skip();
        }
    }

    private void beginBox() {
        if (paragraphs.isEmpty()) {
            paragraphs.addLast(new WordParagraph());
        }
        tables.beginBox(paragraphs.getLast().boxes());
    }

    private void diagram() {
        if (!paragraphs.isEmpty()) {
            var boxes = paragraphs.getLast().boxes();
            parts.diagrams().apply(events.attribute("r:dm")).forEach(boxes::paragraph);
        }
    }

    /** What asks for text, and tables of contents, have content that is no text of the document. */
    private void contentProperties() {
        leavesOutContent = false;
        int began = events.depth();
        while (events.nextInside(began)) {
            leavesOutContent |= events.starts("w:showingPlcHdr")
                    || (events.starts("w:docPartGallery")
                            && events.attribute("w:val").equals("Table of Contents"));
        }
    }

    private void content() {
        if (leavesOutContent) {
            leavesOutContent = false;
            events.skip();
        }
    }

    private void endParagraph() {
        limits.pieces(1);
        var paragraph = paragraphs.removeLast();
        var style = parts.styles().of(paragraph.style());
        if (style.meaning() != Meaning.CONTENTS) {
            write(paragraph, style);
        }
        paragraph.boxes().writeTo(tables.flow());
    }

    private void write(WordParagraph paragraph, WordStyle style) {
        var words = paragraph.words();
        var place = paragraph.list(style);
        int level = place == null ? 0 : parts.numbering().level(place, style.id());
        // Word counts empty paragraphs too.
        var label = place == null ? "" : parts.numbering().next(place.list(), level);
        boolean isShort = words.length() <= MAX_CHARS_OF_A_HEADING;
        if (words.isEmpty()) {
            return;
        }
        if (style.meaning() == Meaning.TITLE && !tables.isInCell()) {
            title(words);
        } else if (paragraph.heading(style) > 0 && isShort) {
            headings++;
            heading(paragraph.heading(style), label, words);
        } else if (level == 0 && !tables.isInCell() && paragraph.looksLikeHeading() && countsAsHeading()) {
            heading(1, label, words);
        } else if (!label.isEmpty()) {
            tables.flow().item(level, label, words);
        } else if (paragraph.isCode(style)) {
            tables.flow().code(paragraph.lines());
        } else {
            tables.flow().paragraph(words);
        }
    }

    private boolean countsAsHeading() {
        lookalikes++;
        return byLooks;
    }

    private void heading(int depth, String label, String words) {
        boolean numbered = !label.isEmpty() && !label.equals(WordNumbering.BULLET);
        tables.flow().heading(depth, numbered ? label + " " + words : words);
    }

    private void title(String words) {
        if (title.isEmpty() && words.length() <= MAX_CHARS_OF_A_TITLE) {
            title = words;
        }
        tables.flow().heading(1, words);
    }
}
