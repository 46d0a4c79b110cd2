package dev.docent.split;

import dev.docent.corpus.SentenceEnds;
import dev.docent.corpus.TokenCounter;
import java.util.ArrayList;
import java.util.List;

/** Cuts a line that is too long for one chunk: after its sentences, or after words where a sentence is too long. Immutable. */
final class LinePieces {
    /** A piece ends after a sentence if it then has at least a third of the tokens that it may have. */
    private static final int LEAST = 3;

    private final TokenCounter counter;
    private final int maxTokens;
    private final int maxChars;

    /**
     * @param maxTokens the most tokens of a piece
     * @param maxChars the most characters of a piece, because white space and long words cost few tokens
     */
    LinePieces(TokenCounter counter, int maxTokens, int maxChars) {
        this.counter = counter;
        this.maxTokens = maxTokens;
        this.maxChars = maxChars;
    }

    /** Returns the pieces, which are the line when they are put together. */
    List<String> of(String line) {
        var pieces = new ArrayList<String>();
        var ends = SentenceEnds.of(line).iterator();
        int nextEnd = ends.next();
        int start = 0;
        int tokens = 0;
        int whole = 0;
        int wholeTokens = 0;
        int at = 0;
        while (at < line.length()) {
            int wordEnd = Math.min(endOfWord(line, at), nextEnd);
            int wordTokens = counter.countTokens(line.substring(at, wordEnd));
            // What has begun of the next sentence may be too long as well.
            while (at > start && (tokens + wordTokens > maxTokens || wordEnd - start > maxChars)) {
                boolean enough = wholeTokens * LEAST >= maxTokens;
                int end = enough ? whole : at;
                pieces.add(line.substring(start, end));
                start = end;
                tokens -= enough ? wholeTokens : tokens;
                wholeTokens = 0;
            }
            tokens += wordTokens;
            at = wordEnd;
            if (at == nextEnd) {
                whole = at;
                wholeTokens = tokens;
                nextEnd = ends.hasNext() ? ends.next() : line.length();
            }
        }
        pieces.add(line.substring(start));
        return pieces;
    }

    /** Returns where the word at a place ends. A word of more characters than a piece may have tokens is cut. */
    private int endOfWord(String line, int from) {
        int end = Math.min(line.length(), from + maxTokens);
        int at = from;
        while (at < end && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        while (at < end && !Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        boolean insideCharacter = at < line.length() && Character.isLowSurrogate(line.charAt(at));
        return insideCharacter ? at - 1 : at;
    }
}
