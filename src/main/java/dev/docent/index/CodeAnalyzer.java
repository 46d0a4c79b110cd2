package dev.docent.index;

import dev.docent.index.language.UnicodeFormFilter;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.util.CharTokenizer;

/**
 * Turns texts and questions into search terms: words, and identifiers as a whole and in parts, in lower case, without
 * accents, English words reduced to their stem. Thread-safe.
 */
final class CodeAnalyzer extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        var words = words();
        var terms = new KStemFilter(new ASCIIFoldingFilter(new LowerCaseFilter(parts(words))));
        return new TokenStreamComponents(words, terms);
    }

    /** Cuts words of more than 255 characters, which are mostly encoded data, into words of that length. */
    static CharTokenizer words() {
        return CharTokenizer.fromTokenCharPredicate(CodeAnalyzer::isWordCharacter);
    }

    /** Returns the parts of words, and names as a whole. */
    static TokenStream parts(TokenStream words) {
        return new IdentifierPartsFilter(new UnicodeFormFilter(words));
    }

    private static boolean isWordCharacter(int c) {
        return Character.isLetterOrDigit(c)
                || IdentifierParts.isSeparator(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }
}
