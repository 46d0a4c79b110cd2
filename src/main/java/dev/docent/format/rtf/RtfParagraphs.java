package dev.docent.format.rtf;

import dev.docent.format.Rendition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects text to paragraphs, items of lists, headings and rows of tables, and writes them. One file, one thread. */
final class RtfParagraphs {
    /** The most cells of a row. Further ones are joined to the last one. */
    private static final int MAX_CELLS = 500;

    private static final int MAX_LIST_DEPTH = 6;

    private final Rendition rendition;
    private final StringBuilder words = new StringBuilder();
    private final List<String> cells = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();
    private String marker = "";
    private int listLevel;
    /** The depth of the heading that the paragraph is; 0 for none. */
    private int heading;

    private boolean inTable;
    private boolean listGoesOn;
    private int written;

    RtfParagraphs(Rendition rendition) {
        this.rendition = rendition;
    }

    /** Returns whether there is more text than a document may have. */
    boolean isFull() {
        return written > 2 * RtfParser.MAX_CHARS || rendition.length() > RtfParser.MAX_CHARS;
    }

    void text(String text) {
        written += text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = Character.isWhitespace(c) || c == '\u00a0';
            if (!space && !Character.isISOControl(c)) {
                words.append(c);
            } else if (space && !words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
    }

    /** Says that the paragraph is an item of a list, with what is drawn before it. */
    void marker(String drawn) {
        var sign = drawn.strip();
        boolean numbered = !sign.isEmpty() && Character.isLetterOrDigit(sign.charAt(0)) && sign.length() < 12;
        marker = numbered ? (sign.matches("\\d{1,9}") ? sign + "." : sign) + " " : "- ";
    }

    /**
     * Obeys a control word.
     *
     * @param number its number; -1 if it has none
     * @param headings the depths of headings by the numbers of their styles
     */
    void control(String word, int number, Map<Integer, Integer> headings) {
        switch (word) {
            case "par", "sect", "page", "column" -> endParagraph();
            case "line", "tab", "~", "emspace", "enspace", "qmspace" -> text(" ");
            case "_", "endash", "emdash" ->
                words.append(word.equals("emdash") ? '—' : word.equals("endash") ? '–' : '-');
            case "lquote", "rquote" -> words.append(word.equals("lquote") ? '‘' : '’');
            case "ldblquote", "rdblquote" -> words.append(word.equals("ldblquote") ? '“' : '”');
            case "bullet" -> words.append('•');
            case "{", "}", "\\" -> words.append(word);
            case "pard" -> reset();
            case "s" -> heading = headings.getOrDefault(number, heading);
            case "outlinelevel" -> heading = number >= 0 && number < 6 ? number + 1 : heading;
            case "ilvl" -> listLevel = Math.max(0, Math.min(MAX_LIST_DEPTH, number));
            case "intbl" -> inTable = true;
            case "cell", "nestcell" -> endCell();
            case "row", "nestrow" -> endRow();
            default -> {}
        }
    }

    /** The marker stays, because Word writes the first one of a list before the properties of its paragraph. */
    private void reset() {
        heading = 0;
        inTable = false;
        listLevel = 0;
    }

    private void endCell() {
        var cell = words.toString().strip().replace("|", "\\|");
        words.setLength(0);
        if (cells.size() < MAX_CELLS) {
            cells.add(cell);
        } else {
            int last = MAX_CELLS - 1;
            cells.set(last, cells.get(last) + " " + cell);
        }
    }

    private void endRow() {
        if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
            rows.add("| " + String.join(" | ", cells) + " |");
            if (rows.size() == 1) {
                rows.add("|" + " --- |".repeat(cells.size()));
            }
        }
        cells.clear();
    }

    private void endParagraph() {
        if (inTable) {
            text(" "); // A paragraph in a cell.
            return;
        }
        endTable();
        var text = words.toString().strip();
        words.setLength(0);
        if (text.isEmpty()) {
            marker = "";
            return;
        }
        if (heading > 0) {
            rendition.heading(Math.min(6, heading), text);
        } else if (marker.isEmpty()) {
            rendition.prose(text, "");
        } else {
            rendition.item(text, "  ".repeat(listLevel) + marker, listGoesOn);
        }
        listGoesOn = !marker.isEmpty() && heading == 0;
        marker = "";
    }

    private void endTable() {
        rendition.table(rows);
        listGoesOn &= rows.isEmpty();
        rows.clear();
    }

    /** Writes what is left at the end of the file. */
    void end() {
        if (!cells.isEmpty()) {
            endCell();
            endRow();
        }
        inTable = false;
        endParagraph();
        endTable();
    }
}
