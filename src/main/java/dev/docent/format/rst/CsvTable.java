package dev.docent.format.rst;

import dev.docent.corpus.Lines;
import dev.docent.format.csv.CsvRecords;
import java.util.List;

/** Reads the rows of a table of separated values. Immutable. */
final class CsvTable {
    private final char separator;

    /** @param separator as the directive names it: a character, {@code tab}, {@code space}, or nothing for a comma */
    CsvTable(String separator) {
        this.separator = switch (separator) {
            case "" -> ',';
            case "tab" -> '\t';
            case "space" -> ' ';
            default -> separator.charAt(0);
        };
    }

    /** Returns the rows that begin on these lines. */
    List<TableRow> rows(List<String> lines, int firstLine) {
        var records = new CsvRecords(Lines.of(String.join("\n", lines)), separator).read(1, lines.size());
        return records.stream()
                .filter(record -> !lines.get(record.firstLine() - 1).isBlank())
                .map(record -> new TableRow(
                        firstLine + record.firstLine() - 1, firstLine + record.lastLine() - 1, record.cells()))
                .toList();
    }
}
