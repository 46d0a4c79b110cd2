package dev.docent.index;

import dev.docent.index.language.ReversedWordsFilter;
import dev.docent.index.language.TextLanguage;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;

/**
 * Turns texts of one language into terms that the forms of a word share. It cuts words exactly as {@link CodeAnalyzer} does, so
 * that the words of both have the same positions; names as a whole are left to that one. Thread-safe.
 */
final class LanguageAnalyzer extends Analyzer {
    private final TextLanguage language;

    LanguageAnalyzer(TextLanguage language) {
        this.language = language;
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        var words = CodeAnalyzer.words();
        var parts = new WordsOnly(CodeAnalyzer.parts(words));
        TokenStream forms = language.reduction().orElseThrow().apply(parts);
        return new TokenStreamComponents(words, language.joinsWords() ? new ReversedWordsFilter(forms) : forms);
    }

    /** Leaves out what stands at the position of another word. */
    private static final class WordsOnly extends FilteringTokenFilter {
        private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);

        WordsOnly(TokenStream parts) {
            super(parts);
        }

        @Override
        protected boolean accept() {
            return !keyword.isKeyword();
        }
    }
}
