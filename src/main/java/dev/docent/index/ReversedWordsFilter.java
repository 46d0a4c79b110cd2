package dev.docent.index;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Adds long words backwards at the same position, behind a mark, so that {@link JoinedWords} finds those that end with a word. It
 * makes texts no longer: BM25 does not count what shares a position. One thread at a time.
 */
final class ReversedWordsFilter extends TokenFilter {
    /** Begins the words that are written backwards. No word contains it. */
    static final char MARK = '\u0001';

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private boolean isReversedNext;

    ReversedWordsFilter(TokenStream words) {
        super(words);
    }

    static String reversed(String word) {
        return MARK + new StringBuilder(word).reverse().toString();
    }

    static String unreversed(String term) {
        return new StringBuilder(term.substring(1)).reverse().toString();
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (isReversedNext) {
            isReversedNext = false;
            var backwards = reversed(term.toString());
            term.setEmpty().append(backwards);
            position.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        isReversedNext = term.length() >= JoinedWords.SHORTEST_JOINED;
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        isReversedNext = false;
    }
}
