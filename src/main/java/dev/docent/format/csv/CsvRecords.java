package dev.docent.format.csv;

import dev.docent.corpus.Lines;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the records of a table by <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>. A line whose quotes are
 * wrong is a record of its own, whose quotes mean nothing. Takes linear time. One thread at a time.
 */
public final class CsvRecords {
    /** The lines of a value, at most: a quote that nobody closes costs only its own line. */
    private static final int MAX_LINES_OF_A_RECORD = 50;

    private static final char QUOTE = '"';

    private enum State {
        /** Before a value. */
        BEFORE,
        PLAIN,
        QUOTED,
        /** After the quote that closes a value. */
        CLOSED,
        WRONG
    }

    private final Lines lines;
    private final char separator;
    private final StringBuilder cell = new StringBuilder();
    private List<String> cells = new ArrayList<>();
    private State state = State.BEFORE;

    /** @param lines with the table */
    public CsvRecords(Lines lines, char separator) {
        this.lines = lines;
        this.separator = separator;
    }

    /** Returns the records that begin on a line or below it, up to a number. */
    public List<CsvRecord> read(int firstLine, int limit) {
        var records = new ArrayList<CsvRecord>();
        int line = firstLine;
        while (line <= lines.count() && records.size() < limit) {
            var record = record(line);
            records.add(record);
            line = record.lastLine() + 1;
        }
        return records;
    }

    private CsvRecord record(int first) {
        cells = new ArrayList<>();
        state = State.BEFORE;
        int end = Math.min(lines.count(), first + MAX_LINES_OF_A_RECORD - 1);
        for (int line = first; line <= end; line++) {
            read(lines.line(line));
            if (state == State.WRONG) {
                return literal(first);
            }
            if (state != State.QUOTED) {
                endCell();
                return new CsvRecord(first, line, cells);
            }
            cell.append('\n');
        }
        return literal(first);
    }

    private void read(String text) {
        for (int at = 0; at < text.length() && state != State.WRONG; at++) {
            char c = text.charAt(at);
            boolean twice = c == QUOTE && at + 1 < text.length() && text.charAt(at + 1) == QUOTE;
            if (state == State.QUOTED && twice) {
                cell.append(QUOTE);
                at++;
            } else if (state == State.QUOTED) {
                inQuotes(c);
            } else {
                outside(c);
            }
        }
    }

    private void inQuotes(char c) {
        if (c == QUOTE) {
            state = State.CLOSED;
        } else {
            cell.append(c);
        }
    }

    private void outside(char c) {
        if (c == separator) {
            endCell();
        } else if (c == QUOTE && state == State.BEFORE) {
            state = State.QUOTED;
        } else if (c != ' ' && state == State.CLOSED) {
            state = State.WRONG;
        } else if (c != ' ' || state == State.PLAIN) {
            state = State.PLAIN;
            cell.append(c);
        }
    }

    private void endCell() {
        cells.add(cell.toString());
        cell.setLength(0);
        state = State.BEFORE;
    }

    private CsvRecord literal(int line) {
        cell.setLength(0);
        var values = new ArrayList<String>();
        String text = lines.line(line);
        int start = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, start)) {
            values.add(text.substring(start, at));
            start = at + 1;
        }
        values.add(text.substring(start));
        return new CsvRecord(line, line, values);
    }
}
