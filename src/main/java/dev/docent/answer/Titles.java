package dev.docent.answer;

/** The titles of conversations until their users rename them. */
final class Titles {
    private static final int MAX_CHARS = 80;

    private Titles() {}

    /** Returns the beginning of a question on one line, cut between words where that is possible. */
    static String of(String question) {
        var line = question.strip().replaceAll("\\s+", " ");
        if (line.length() <= MAX_CHARS) {
            return line;
        }
        int space = line.lastIndexOf(' ', MAX_CHARS);
        int end = space > MAX_CHARS / 2 ? space : MAX_CHARS;
        if (Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end) + "…";
    }
}
