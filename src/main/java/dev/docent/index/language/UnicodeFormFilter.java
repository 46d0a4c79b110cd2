package dev.docent.index.language;

import java.io.IOException;
import java.text.Normalizer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Writes equal characters in the same way (Unicode's form NFKC): a letter and its accent as one character, wide letters and
 * narrow katakana in their usual width. One thread at a time.
 */
public final class UnicodeFormFilter extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    public UnicodeFormFilter(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (!isAscii() && !Normalizer.isNormalized(term, Normalizer.Form.NFKC)) {
            var normalized = Normalizer.normalize(term, Normalizer.Form.NFKC);
            term.setEmpty().append(normalized);
        }
        return true;
    }

    private boolean isAscii() {
        for (int i = 0; i < term.length(); i++) {
            if (term.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
