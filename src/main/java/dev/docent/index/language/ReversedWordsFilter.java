package dev.docent.index.language;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Adds long words backwards at the same position, behind a mark, so that those that end with a word are found too ({@code
 * Serverzertifikat} for {@code Zertifikat}). It makes texts no longer: BM25 does not count what shares a position. One thread at a
 * time.
 */
public final class ReversedWordsFilter extends TokenFilter {
    /** Begins the words that are written backwards. No word contains it. */
    public static final char MARK = '\u0001';

    /** A word with fewer letters is not taken for two words: 8. */
    private static final int SHORTEST_JOINED = 8;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private boolean isReversedNext;

    public ReversedWordsFilter(TokenStream words) {
        super(words);
    }

    /** Returns the term of a word that is written backwards. */
    public static String reversed(String word) {
        return MARK + new StringBuilder(word).reverse().toString();
    }

    /** Returns the word of such a term. */
    public static String unreversed(String term) {
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
        isReversedNext = term.length() >= SHORTEST_JOINED;
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        isReversedNext = false;
    }
}
