package dev.docent.testing;

import java.util.regex.Pattern;

/**
 * A file of one format with a sentence that a question finds.
 *
 * @param file its name
 * @param place where the sentence is, in the words of citations: {@code line 12}, {@code page 3}, {@code sheet Tariffs, row 150}.
 *     Lines are those of the text that readers see
 * @param question what only this file answers
 * @param sentence the answer
 */
public record FormatSample(String file, String place, String question, String sentence, byte[] content) {
    /** Returns whether the place is a line, and not a page or the like. */
    public boolean isAtLine() {
        return place.startsWith("line ");
    }

    /** Returns the number of the line, page, row or the like. */
    public int number() {
        return Integer.parseInt(place.substring(place.lastIndexOf(' ') + 1));
    }

    /** Returns whether a citation names the place: {@code docs/mill.md:10-14}, {@code docs/mill.pdf, pages 3-4}. */
    public boolean isNamedBy(String citation) {
        String noun = place.substring(0, place.lastIndexOf(' '));
        String words = isAtLine() ? "(?:, lines? |:)" : ", " + Pattern.quote(noun) + "s? ";
        var named = Pattern.compile(".*/" + Pattern.quote(file) + words + "(\\d+)(?:-(\\d+))?(?: of its text)?")
                .matcher(citation);
        if (!named.matches()) {
            return false;
        }
        int first = Integer.parseInt(named.group(1));
        int last = named.group(2) == null ? first : Integer.parseInt(named.group(2));
        return first <= number() && number() <= last;
    }

    @Override
    public String toString() {
        return file;
    }
}
