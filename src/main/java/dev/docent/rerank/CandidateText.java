package dev.docent.rerank;

import dev.docent.prompt.PassageText;
import dev.docent.retrieval.Candidate;
import java.util.ArrayList;

/** What is shown of a candidate. */
final class CandidateText {
    /** How much of a text a cross-encoder gets after its headings: 1,500 characters, about what it reads. */
    private static final int TEXT_CHARS = 1_500;

    private CandidateText() {}

    /** Returns what a cross-encoder gets: path, title and headings, then a line break, then the beginning of the text. */
    static String whole(Candidate candidate) {
        return place(candidate) + "\n" + beginning(candidate.text(), TEXT_CHARS);
    }

    /** Returns path, title, headings and the beginning of the text on one line. */
    static String line(Candidate candidate, int chars) {
        var line = place(candidate) + ": "
                + beginning(candidate.text().replaceAll("\\s+", " ").strip(), chars);
        return PassageText.oneLine(line);
    }

    private static String place(Candidate candidate) {
        var names = new ArrayList<String>();
        names.add(candidate.path());
        if (!candidate.headings().contains(candidate.title())) {
            names.add(candidate.title());
        }
        names.addAll(candidate.headings());
        return String.join(" > ", names);
    }

    private static String beginning(String text, int chars) {
        if (text.length() <= chars) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(chars - 1)) ? chars - 1 : chars);
    }
}
