package dev.docent.format.pdf;

import dev.docent.format.Rendition;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes the rows of a document as headings, paragraphs, lists, tables and code. One document, one thread. */
final class Structure {
    /** Lines of one paragraph are at most this far from each other, in sizes of the font. */
    private static final float LEADING = 1.7f;
    /** A line that begins this much further right than the one before, in sizes of the font, begins a paragraph. */
    private static final float INDENT = 0.8f;
    /** Fonts whose sizes differ less, in points, are of one paragraph. */
    private static final float SAME_SIZE = 0.8f;
    /** A blank line in code is this much space, in sizes of the font. */
    private static final float CODE_LINE = 1.8f;
    /** The most characters of the text of a document. */
    private static final int MAX_TEXT = 16 << 20;

    private static final Pattern ITEM =
            Pattern.compile("(?:[•◦▪‣●○■□➢–—*-]|\\(?\\d{1,3}[.)]|\\(?[a-z][.)])\\s+(?=\\S)");
    private static final Pattern BULLET = Pattern.compile("[•◦▪‣●○■□➢–—*-].*");
    private static final Pattern SENTENCE_END = Pattern.compile("(?s).*[.!?:;][)\\]”\"’']*");

    private final List<Row> rows;
    private final Looks looks;
    private final Words words;
    private final Rendition rendition;
    private int at;
    private boolean listGoesOn;

    Structure(List<Row> rows, Looks looks, Rendition rendition) {
        this.rows = rows;
        this.looks = looks;
        this.words = new Words(rows);
        this.rendition = rendition;
    }

    void write() {
        while (at < rows.size()) {
            writeNext();
            if (rendition.length() > MAX_TEXT) {
                throw new OverLimitException("it has too much text");
            }
        }
    }

    private void writeNext() {
        var row = rows.get(at);
        int table = PdfTable.count(rows, at);
        boolean item = ITEM.matcher(row.text()).lookingAt();
        if (row.isCode()) {
            code();
        } else if (table > 0) {
            table(table);
        } else if (looks.isHeading(row)) {
            heading();
        } else if (item) {
            item();
        } else {
            paragraph();
        }
        listGoesOn = item && table == 0;
    }

    private void heading() {
        var first = rows.get(at);
        var title = new StringBuilder();
        int start = at;
        while (at < rows.size() && isSameHeading(first, start)) {
            words.append(title, rows.get(at++).text());
        }
        rendition.on(first.page(), first.page());
        rendition.heading(looks.depth(first.style()), title.toString());
    }

    private boolean isSameHeading(Row first, int start) {
        var row = rows.get(at);
        return at == start
                || (row.style().equals(first.style())
                        && looks.isHeading(row)
                        && row.follows(rows.get(at - 1), LEADING));
    }

    private void table(int count) {
        var table = rows.subList(at, at + count);
        rendition.on(table.get(0).page(), table.get(0).page());
        rendition.table(PdfTable.markdown(table));
        at += count;
    }

    private void code() {
        int start = at;
        float left = rows.get(at).left();
        while (at < rows.size()
                && rows.get(at).isCode()
                && rows.get(at).page() == rows.get(start).page()) {
            left = Math.min(left, rows.get(at++).left());
        }
        rendition.on(rows.get(start).page(), rows.get(start).page());
        rendition.code(String.join("\n", codeLines(start, left)), "");
    }

    private List<String> codeLines(int start, float left) {
        var lines = new ArrayList<String>();
        for (int i = start; i < at; i++) {
            var row = rows.get(i);
            if (i > start && !row.follows(rows.get(i - 1), CODE_LINE)) {
                lines.add("");
            }
            var first = row.pieces().get(0);
            float letter = Math.max(first.width() / first.text().length(), 1);
            lines.add(" ".repeat(Math.round((row.left() - left) / letter)) + row.text());
        }
        return lines;
    }

    private void item() {
        var first = rows.get(at);
        var marker = ITEM.matcher(first.text());
        int length = marker.lookingAt() ? marker.end() : 0;
        var mark = BULLET.matcher(first.text()).matches()
                ? "- "
                : first.text().substring(0, length).strip() + " ";
        var text = new StringBuilder();
        words.append(text, first.text().substring(length));
        at++;
        while (at < rows.size() && isRestOfItem(first)) {
            words.append(text, rows.get(at++).text());
        }
        rendition.on(first.page(), rows.get(at - 1).page());
        rendition.item(text.toString(), mark, listGoesOn);
    }

    private boolean isRestOfItem(Row first) {
        var row = rows.get(at);
        return isPlain(row)
                && row.left() > first.left() + INDENT / 2 * row.size()
                && row.follows(rows.get(at - 1), LEADING);
    }

    private void paragraph() {
        int start = at;
        var text = new StringBuilder();
        do {
            words.append(text, rows.get(at++).text());
        } while (at < rows.size() && isSameParagraph(rows.get(at - 1), rows.get(at), text));
        rendition.on(rows.get(start).page(), rows.get(at - 1).page());
        rendition.prose(text.toString(), "");
    }

    private boolean isPlain(Row row) {
        return !row.isCode()
                && !looks.isHeading(row)
                && !ITEM.matcher(row.text()).lookingAt()
                && PdfTable.count(rows, at) == 0;
    }

    private boolean isSameParagraph(Row before, Row row, StringBuilder text) {
        if (!isPlain(row) || Math.abs(row.size() - before.size()) > SAME_SIZE) {
            return false;
        }
        boolean ended = SENTENCE_END.matcher(text).matches();
        if (row.follows(before, LEADING) && overlaps(before, row)) {
            return !Words.hasLeaders(before.text()) && !(ended && row.left() > before.left() + INDENT * row.size());
        }
        boolean elsewhere = row.page() != before.page() || row.baseline() < before.baseline();
        return elsewhere && !ended && Character.isLowerCase(row.text().codePointAt(0));
    }

    private static boolean overlaps(Row before, Row row) {
        return row.left() < before.right() && row.right() > before.left();
    }
}
