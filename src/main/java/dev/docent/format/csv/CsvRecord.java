package dev.docent.format.csv;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A record of a table. Immutable.
 *
 * @param firstLine its first line, counted from 1
 * @param lastLine its last line; another than the first if a value has line breaks
 * @param cells its values
 */
public record CsvRecord(int firstLine, int lastLine, List<String> cells) {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[\\d.,]+ ?%?");
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");

    public CsvRecord {
        cells = List.copyOf(cells);
    }

    /** Returns whether it names the columns: different words, or years beside words. */
    boolean isHead() {
        var seen = new HashSet<String>();
        boolean words = false;
        for (var cell : cells) {
            String name = cell.strip();
            boolean number = NUMBER.matcher(name).matches();
            if ((number && !YEAR.matcher(name).matches()) || (!name.isEmpty() && !seen.add(name))) {
                return false;
            }
            words |= !name.isEmpty() && !number;
        }
        return words;
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }

    /** Returns it as a row of Markdown. */
    String row() {
        return drawn("|");
    }

    /** Returns it as the head of a table, which needs no rule below it. */
    String head() {
        return drawn("||");
    }

    private String drawn(String bar) {
        return cells.stream()
                .map(CsvRecord::inOneLine)
                .collect(Collectors.joining(" " + bar + " ", bar + " ", " " + bar));
    }

    private static String inOneLine(String cell) {
        return cell.strip().replaceAll("\\s+", " ").replace("|", "\\|");
    }
}
