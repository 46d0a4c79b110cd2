package dev.docent.index;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Turns any text into the terms to search for; quotes and operators have no meaning in it. Thread-safe. */
final class QuestionTerms {
    /** English words that occur in all kinds of questions and say nothing about the subject. */
    private static final CharArraySet ASKING = asking();

    private static final float SINGLE = 0.3f;

    private final Analyzer analyzer;

    QuestionTerms(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** Returns the analyzer for questions and documents. */
    Analyzer analyzer() {
        return analyzer;
    }

    /**
     * Returns each term of the text with its weight, in the order of first occurrence. Each occurrence counts 1; a single
     * character of a run without blanks counts {@value #SINGLE}, because it may be a word but is mostly half of one. Words
     * that say nothing are left out, unless there are no others.
     */
    Map<String, Float> of(String text) {
        var terms = new LinkedHashMap<String, Float>();
        var others = new LinkedHashMap<String, Float>();
        // Any field, because all are analyzed in the same way.
        try (var tokens = analyzer.tokenStream("", text)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            var position = tokens.addAttribute(PositionIncrementAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                var target = ASKING.contains(term) ? others : terms;
                boolean isPartOfRun = position.getPositionIncrement() == 0 && Unspaced.isSingle(term);
                target.merge(term.toString(), isPartOfRun ? SINGLE : 1, Float::sum);
            }
            tokens.end();
        } catch (IOException e) {
            throw new AssertionError("A text in memory is always readable", e);
        }
        return terms.isEmpty() ? others : terms;
    }

    private static CharArraySet asking() {
        var words = new CharArraySet(EnglishAnalyzer.getDefaultStopSet(), false);
        words.addAll(List.of(
                "how", "what", "which", "who", "whom", "whose", "where", "when", "why", "do", "does", "did", "can",
                "could", "should", "would", "may", "might", "i", "me", "my", "we", "us", "our", "you", "your", "he",
                "she", "his", "her", "its", "am", "been", "being", "have", "has", "had", "from", "so", "than", "too",
                "very", "just", "about", "please", "tell", "explain", "show"));
        return CharArraySet.unmodifiableSet(words);
    }
}
