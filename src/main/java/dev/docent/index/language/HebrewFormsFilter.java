package dev.docent.index.language;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Gives a Hebrew word without its points, and at the same position without the particles that are written together with it
 * (and, the, in, as, to, from, that) and without the ending of the plural. Without a dictionary, a first letter may be a particle
 * or a part of the word, so both count. One thread at a time.
 */
final class HebrewFormsFilter extends TokenFilter {
    private static final String PARTICLES = "ובהכלמש";
    /** The shortest word that is left without its particles and ending: 3 letters, as most roots have. */
    private static final int SHORTEST = 3;

    private static final int MOST_PARTICLES = 2;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private final Deque<String> others = new ArrayDeque<>();

    HebrewFormsFilter(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!others.isEmpty()) {
            term.setEmpty().append(others.remove());
            position.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        var word = withoutPoints(term);
        term.setEmpty().append(withoutEnding(word));
        for (int particles = 1; particles <= MOST_PARTICLES; particles++) {
            boolean hasParticle = word.length() > SHORTEST && PARTICLES.indexOf(word.charAt(0)) >= 0;
            if (!hasParticle) {
                break;
            }
            word = word.substring(1);
            others.add(withoutEnding(word));
        }
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        others.clear();
    }

    /** Returns the word without vowel points and marks of the Bible. */
    private static String withoutPoints(CharSequence word) {
        var letters = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < '\u0591' || c > '\u05c7') {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    private static String withoutEnding(String word) {
        boolean isPlural = word.endsWith("ים") || word.endsWith("ות");
        return isPlural && word.length() - 2 >= SHORTEST ? word.substring(0, word.length() - 2) : word;
    }
}
