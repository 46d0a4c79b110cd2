package dev.docent.retrieval;

import dev.docent.corpus.Chunk;
import dev.docent.corpus.Location;
import dev.docent.corpus.TokenCounter;
import java.util.HashMap;
import java.util.Map;

/**
 * The tokens of passages. The tokens of a text are counted once, because what does not fit is tried again each time another passage
 * has grown. For one retrieval; one thread at a time.
 */
final class PassageCosts {
    private final TokenCounter tokens;
    private final Map<String, Integer> known = new HashMap<>();

    /** What texts have at least, of which no more had to be known. */
    private final Map<String, Integer> least = new HashMap<>();

    PassageCosts(TokenCounter tokens) {
        this.tokens = tokens;
    }

    /** Returns the tokens of a text. */
    int of(String text) {
        return known.computeIfAbsent(text, tokens::countTokens);
    }

    /**
     * Returns the tokens of a text if there are no more than a limit, and otherwise any number above the limit. Mostly there is little
     * room, so the rest of a long text need not be counted.
     */
    int of(String text, int limit) {
        var whole = known.get(text);
        if (whole != null) {
            return whole;
        }
        int counted = least.getOrDefault(text, 0);
        if (counted <= limit) {
            counted = tokens.countTokens(text, limit);
            (counted <= limit ? known : least).put(text, counted);
        }
        return counted;
    }

    /**
     * Returns the tokens of a draft with more lines around it. Tokens do not span lines, so only the new lines are counted, and those
     * of a chunk that was beside it are known.
     */
    int grown(Draft draft, Location location, String text) {
        int linesBefore = draft.location().startLine() - location.startLine();
        int begin = 0;
        for (int line = 0; line < linesBefore; line++) {
            begin = text.indexOf('\n', begin) + 1;
        }
        int end = begin + draft.text().length();
        return of(stripped(text.substring(0, begin))) + draft.cost() + of(stripped(text.substring(end)));
    }

    /** Returns a text without the ends of lines before and after it. */
    private static String stripped(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && text.charAt(begin) == '\n') {
            begin++;
        }
        while (begin < end && text.charAt(end - 1) == '\n') {
            end--;
        }
        return text.substring(begin, end);
    }

    /**
     * Returns the least tokens that a draft can have with a chunk beside it, without reading the document: those of both, if the chunk is
     * not a piece of a line and has no line that the draft has; otherwise 0, because it is not known.
     *
     * @param room the most tokens that can be added: of more, it is only known that they are more
     */
    int least(Draft draft, Chunk beside, int room) {
        boolean adds = isOfLines(draft.location())
                && isOfLines(beside.location())
                && !overlap(draft.location(), beside.location());
        return adds ? draft.cost() + of(beside.text(), Math.max(0, room)) : 0;
    }

    /** Returns whether what is there is certainly no piece of a line. */
    private static boolean isOfLines(Location location) {
        return location.startLine() < location.endLine();
    }

    private static boolean overlap(Location one, Location other) {
        return one.startLine() <= other.endLine() && other.startLine() <= one.endLine();
    }
}
