package dev.docent.rewrite;

import dev.docent.prompt.Exchange;
import java.util.List;

/**
 * A question that is rewritten, and all that this depends on. Immutable.
 *
 * @param question the question, its middle left out if it is long
 * @param conversation the latest turns before it, oldest first, each shortened
 * @param languages the codes of the languages that it is written in, one wording each; empty for its own language
 */
public record RewriteRequest(String question, List<Exchange> conversation, List<String> languages) {
    /** How much of a question is read: its first and its last 500 characters. */
    private static final int QUESTION_HALF = 500;

    /** How many turns before the question are read: the last 3. */
    private static final int TURNS = 3;

    /** How much of an earlier question is read: 300 characters. */
    private static final int EARLIER_CHARS = 300;

    /** How much of an earlier answer is read: its first 600 characters, which mostly name the subject. */
    private static final int ANSWER_CHARS = 600;

    private static final String CUT = " … ";

    public RewriteRequest {
        conversation = List.copyOf(conversation);
        languages = List.copyOf(languages);
    }

    /** Creates a request, and shortens what is long. */
    public static RewriteRequest of(String question, List<Exchange> history, List<String> languages) {
        var latest = history.subList(Math.max(0, history.size() - TURNS), history.size());
        return new RewriteRequest(
                ends(question, QUESTION_HALF),
                latest.stream().map(RewriteRequest::shortened).toList(),
                languages);
    }

    private static Exchange shortened(Exchange turn) {
        return new Exchange(ends(turn.question(), EARLIER_CHARS / 2), beginning(turn.answer(), ANSWER_CHARS));
    }

    private static String ends(String text, int half) {
        if (text.length() <= 2 * half) {
            return text;
        }
        int end = text.length() - half;
        int from = Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end;
        return beginning(text, half) + CUT + text.substring(from);
    }

    private static String beginning(String text, int chars) {
        if (text.length() <= chars) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(chars - 1)) ? chars - 1 : chars);
    }

    /** Returns how many wordings are wanted. */
    int count() {
        return Math.max(1, languages.size());
    }
}
