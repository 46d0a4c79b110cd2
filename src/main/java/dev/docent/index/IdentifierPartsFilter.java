package dev.docent.index;

import dev.docent.index.language.Unspaced;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Replaces each word by its parts, and adds the whole and the names in it at the same position, so that the text does
 * not become longer. Text in scripts without spaces becomes pairs of characters and single characters; names inside
 * it stay names. One thread at a time.
 */
final class IdentifierPartsFilter extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);

    private record Part(String text, boolean whole) {}

    private final Deque<Part> parts = new ArrayDeque<>();

    IdentifierPartsFilter(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        while (parts.isEmpty()) {
            if (!input.incrementToken()) {
                return false;
            }
            split(IdentifierParts.trim(term.toString()));
        }
        var part = parts.remove();
        clearAttributes();
        term.append(part.text());
        position.setPositionIncrement(part.whole() ? 0 : 1);
        // A stemmer must leave names alone.
        keyword.setKeyword(part.whole());
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        parts.clear();
    }

    private void split(String word) {
        for (var run : Unspaced.runs(word)) {
            if (Unspaced.isUnspaced(run.codePointAt(0))) {
                Unspaced.pairs(run).forEach(pair -> parts.add(new Part(pair, false)));
                Unspaced.singles(run).forEach(single -> parts.add(new Part(single, true)));
            } else {
                splitName(IdentifierParts.trim(run));
            }
        }
    }

    private void splitName(String name) {
        if (!name.isEmpty()) {
            var cut = IdentifierParts.of(name);
            cut.words().forEach(part -> parts.add(new Part(part, false)));
            cut.compounds().forEach(compound -> parts.add(new Part(compound, true)));
        }
    }
}
