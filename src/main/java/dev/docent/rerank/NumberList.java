package dev.docent.rerank;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the order that a model has written, in whatever form: {@code [3, 1, 2]}, {@code 3 > 1 > 2}, {@code {"order": ["3",
 * "1"]}}, one number a line. A number inside a sentence is no order: "none of the 20 passages" says nothing about passage 20.
 */
final class NumberList {
    /** Numbers with nothing but marks between them. */
    private static final Pattern RUN = Pattern.compile("\\d{1,9}(?:[^\\p{L}\\p{N}\\n]{1,8}\\d{1,9})++");

    /** A number at the beginning of a line, perhaps after a mark. */
    private static final Pattern LINE = Pattern.compile("(?m)^[^\\p{L}\\p{N}\\n]{0,8}(\\d{1,9})(?![\\p{L}\\p{N}])");

    /** A number and nothing else. */
    private static final Pattern ALONE = Pattern.compile("[^\\p{L}\\p{N}]{0,8}(\\d{1,9})[^\\p{L}\\p{N}]{0,8}");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private NumberList() {}

    /**
     * Returns the numbers from 1 up to a count, without those that come again.
     *
     * @return empty if there is no order
     */
    static List<Integer> read(String text, int count) {
        var runs = RUN.matcher(text).results().map(run -> numbers(run.group(), count));
        var lines = LINE.matcher(text).results().map(line -> Integer.valueOf(line.group(1)));
        var candidates = new ArrayList<List<Integer>>();
        runs.forEach(candidates::add);
        candidates.add(valid(lines.toList(), count));
        var longest = candidates.stream()
                .filter(numbers -> numbers.size() > 1)
                .reduce(List.of(), (a, b) -> b.size() > a.size() ? b : a);
        var alone = ALONE.matcher(text.strip());
        return longest.isEmpty() && alone.matches() ? valid(List.of(Integer.valueOf(alone.group(1))), count) : longest;
    }

    private static List<Integer> numbers(String run, int count) {
        return valid(
                NUMBER.matcher(run)
                        .results()
                        .map(number -> Integer.valueOf(number.group()))
                        .toList(),
                count);
    }

    private static List<Integer> valid(List<Integer> numbers, int count) {
        return numbers.stream()
                .filter(number -> number >= 1 && number <= count)
                .distinct()
                .toList();
    }
}
