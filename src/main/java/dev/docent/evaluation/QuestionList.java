package dev.docent.evaluation;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a list of questions: UTF-8, a question a line, with the columns question, expected, kind and earlier, divided by tabs. The
 * last two may be missing. Lines that begin with {@code #}, blank lines and a first line of titles are skipped.
 *
 * <p>Expected is {@code none}, or answers divided by {@code |}, one of which is enough. An answer is a place, or several divided by
 * {@code &&}, all of which are needed. A place is a path, {@code path#words}, or words alone. Earlier questions of the same
 * conversation are divided by {@code |}. A backslash before a bar makes it a part of the text.
 */
public final class QuestionList {
    /** The most questions of a list: 10,000. */
    public static final int MAX_QUESTIONS = 10_000;

    private static final long MAX_BYTES = 10L << 20;
    private static final int MAX_COLUMNS = 4;
    private static final String NONE = "none";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern TITLES = Pattern.compile("(?i)question\texpected(\t.*)?");
    private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern AND = Pattern.compile("\\s*&&\\s*");

    /** A path has no blanks, or at least the ending of a file's name. */
    private static final Pattern PATH = Pattern.compile("\\S+|[^\"?!]*\\.[A-Za-z0-9]{1,8}");

    private final List<ListedQuestion> questions = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();

    private QuestionList() {}

    /**
     * Reads a list.
     *
     * @throws QuestionListException if the file cannot be read, has mistakes, or has no question; the message names the lines
     */
    public static List<ListedQuestion> read(Path file) throws QuestionListException {
        var list = new QuestionList();
        var lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            list.readLine(i + 1, lines.get(i));
        }
        if (list.mistakes.isEmpty() && list.questions.isEmpty()) {
            list.mistakes.add("it has no question");
        }
        if (list.questions.size() > MAX_QUESTIONS) {
            list.mistakes.add(
                    "it has " + list.questions.size() + " questions; at most " + MAX_QUESTIONS + " are asked");
        }
        if (!list.mistakes.isEmpty()) {
            throw new QuestionListException(file.toString(), list.mistakes);
        }
        return List.copyOf(list.questions);
    }

    private static List<String> lines(Path file) throws QuestionListException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new QuestionListException(file + " is too large for a list of questions: more than 10 MiB");
            }
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new QuestionListException("There is no file " + file);
        } catch (CharacterCodingException e) {
            throw new QuestionListException(file + " is not UTF-8. Save it as text with the encoding UTF-8");
        } catch (IOException e) {
            throw new QuestionListException(file + " cannot be read: " + e);
        }
    }

    private void readLine(int number, String written) {
        var line = number == 1 && written.startsWith(BYTE_ORDER_MARK) ? written.substring(1) : written;
        boolean titles = number == 1 && TITLES.matcher(line).matches();
        if (titles || line.isBlank() || line.startsWith("#")) {
            return;
        }
        var cells = Arrays.stream(line.split("\t", -1)).map(QuestionList::cell).toList();
        var mistake = mistakeIn(cells);
        if (!mistake.isEmpty()) {
            mistakes.add("line " + number + ": " + mistake);
            return;
        }
        var earlier = cells.size() > 3 ? parts(cells.get(3)) : List.<String>of();
        var kind = cells.size() > 2 ? cells.get(2) : "";
        questions.add(new ListedQuestion(number, cells.get(0), earlier, kind, answers(cells.get(1))));
    }

    /** Returns what is wrong with a line; empty if nothing is. */
    private static String mistakeIn(List<String> cells) {
        if (cells.size() == 1) {
            return "no tab after the question, so nothing is expected. Write the question, a tab, and a path, a sentence or none";
        }
        if (cells.size() > MAX_COLUMNS) {
            return cells.size() + " columns. There are four: question, expected, kind, earlier questions";
        }
        if (cells.get(0).isEmpty()) {
            return "no question before the tab";
        }
        if (cells.get(1).isEmpty()) {
            return "nothing is expected. Write a path, a sentence, or none if the documents do not answer the question";
        }
        return hasGap(cells.get(1)) ? "an empty answer beside a | or &&, or none beside another answer" : "";
    }

    private static boolean hasGap(String expected) {
        if (expected.equals(NONE)) {
            return false;
        }
        return BAR.splitAsStream(expected + " ").anyMatch(String::isBlank)
                || parts(expected).stream()
                        .flatMap(answer -> Arrays.stream(AND.split(answer, -1)))
                        .anyMatch(place -> place.isBlank() || place.equals(NONE) || place.equals("#"));
    }

    private static List<List<ExpectedPlace>> answers(String expected) {
        if (expected.equals(NONE)) {
            return List.of();
        }
        return parts(expected).stream()
                .map(answer ->
                        AND.splitAsStream(answer).map(QuestionList::place).toList())
                .toList();
    }

    private static ExpectedPlace place(String text) {
        if (text.length() > 2 && text.startsWith("\"") && text.endsWith("\"")) {
            return new ExpectedPlace("", text.substring(1, text.length() - 1));
        }
        int hash = text.indexOf('#');
        var file = hash < 0 ? text : text.substring(0, hash);
        boolean wordsFollow = hash < 0 || (hash + 1 < text.length() && !Character.isWhitespace(text.charAt(hash + 1)));
        if (file.isEmpty() || !wordsFollow || !PATH.matcher(file).matches()) {
            return new ExpectedPlace("", text);
        }
        return new ExpectedPlace(file, hash < 0 ? "" : text.substring(hash + 1).strip());
    }

    private static List<String> parts(String cell) {
        return BAR.splitAsStream(cell)
                .map(part -> part.replace("\\|", "|").strip())
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Returns the text of a cell: spreadsheets put one with quotation marks into quotation marks, and double those inside. */
    private static String cell(String written) {
        var text = written.strip();
        boolean quoted = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
        var inside = quoted ? text.substring(1, text.length() - 1) : text;
        boolean doubled =
                quoted && inside.contains("\"\"") && !inside.replace("\"\"", "").contains("\"");
        return doubled ? inside.replace("\"\"", "\"").strip() : text;
    }
}
