package dev.docent.citation;

import java.util.List;

/**
 * A citation in a whole text.
 *
 * @param start where its opening bracket is, in UTF-16 units
 * @param end where the text after its closing bracket begins
 * @param numbers the numbers of the passages, as written
 */
public record CitationPlace(int start, int end, List<Integer> numbers) {
    public CitationPlace {
        numbers = List.copyOf(numbers);
    }
}
