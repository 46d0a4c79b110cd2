package dev.docent.format.csv;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Document;
import dev.docent.corpus.Extensions;
import dev.docent.corpus.Language;
import dev.docent.corpus.Lines;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.NumberedText;
import dev.docent.format.ParseException;
import java.util.List;
import java.util.Set;

/**
 * Parses tables of values separated by commas, semicolons, tabs or bars. Each record becomes a row of a table on its first
 * line of the file; its other lines have only a bar. A first record that names the columns is the head of the table.
 */
public final class CsvParser implements DocumentParser {
    /** The most records of a file: 50,000. A larger table is data for programs, and would displace other documents. */
    private static final int MAX_RECORDS = 50_000;

    /** How many records are read to find out what separates the values. */
    private static final int TRIED_RECORDS = 20;

    private static final String SEPARATORS = ",;\t|";
    private static final String FILLER = "|";
    /** What spreadsheets write into the first line. */
    private static final String SEPARATOR_LINE = "sep=";

    @Override
    public Set<Language> languages() {
        return Set.of(Language.CSV);
    }

    @Override
    public String version() {
        return "csv-1";
    }

    @Override
    public Document parse(FileContent file) throws ParseException {
        var lines = Lines.of(file.text());
        boolean named = lines.count() > 0
                && lines.line(1).startsWith(SEPARATOR_LINE)
                && lines.line(1).length() == SEPARATOR_LINE.length() + 1;
        int first = named ? 2 : 1;
        char separator = named ? lines.line(1).charAt(SEPARATOR_LINE.length()) : separator(file.path(), lines);
        var records = new CsvRecords(lines, separator).read(first, MAX_RECORDS + 1);
        if (records.size() > MAX_RECORDS) {
            throw new ParseException(
                    "it has more than " + MAX_RECORDS + " records. Export a part of them, or split" + " the file.");
        }
        var text = new NumberedText(lines.count());
        text.begin(BlockKind.TABLE, first);
        draw(text, records);
        return text.document(file);
    }

    /** Returns the separator that gives the most records the number of columns of the first record. */
    private static char separator(String path, Lines lines) {
        char best = Extensions.of(path).equals(".csv") ? ',' : '\t';
        int most = 0;
        for (int i = 0; i < SEPARATORS.length(); i++) {
            char separator = SEPARATORS.charAt(i);
            var records = new CsvRecords(lines, separator).read(1, TRIED_RECORDS);
            int alike = alike(records);
            if (alike > most) {
                best = separator;
                most = alike;
            }
        }
        return best;
    }

    private static int alike(List<CsvRecord> records) {
        int columns = records.isEmpty() ? 0 : records.get(0).cells().size();
        return columns < 2
                ? 0
                : (int) records.stream()
                        .filter(record -> record.cells().size() == columns)
                        .count();
    }

    private static void draw(NumberedText text, List<CsvRecord> records) {
        boolean headed = records.size() > 1 && records.get(0).isHead();
        for (var record : records) {
            for (int line = record.firstLine(); line <= record.lastLine(); line++) {
                text.write(line, FILLER);
            }
            if (!record.isBlank()) {
                boolean head = headed && record.equals(records.get(0));
                text.write(record.firstLine(), head ? record.head() : record.row());
            }
        }
    }
}
