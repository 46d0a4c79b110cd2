package dev.docent.index;

import dev.docent.index.language.LanguageDetector;
import dev.docent.index.language.TextLanguage;
import dev.docent.index.language.TextLanguages;
import dev.docent.index.language.Unspaced;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Turns any text into the terms to search for; quotes and operators have no meaning in it. Thread-safe. */
final class QuestionTerms {
    /** English words that occur in all kinds of questions and say nothing about the subject. */
    private static final CharArraySet ASKING = asking();

    private static final float SINGLE = 0.3f;

    private final Analyzer analyzer;
    /** The terms of the function words of each language that a question had. */
    private final Map<String, Set<String>> functionTerms = new ConcurrentHashMap<>();

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
     * that say nothing in English or in the language of the text are left out, unless there are no others.
     */
    Map<String, Float> of(String text) {
        var empty = LanguageDetector.detect(text).map(this::functionTerms).orElse(Set.of());
        var terms = new LinkedHashMap<String, Float>();
        var others = new LinkedHashMap<String, Float>();
        // Any field, because all are analyzed in the same way.
        try (var tokens = analyzer.tokenStream("", text)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            var position = tokens.addAttribute(PositionIncrementAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                var target = ASKING.contains(term) || empty.contains(term.toString()) ? others : terms;
                boolean isPartOfRun = position.getPositionIncrement() == 0 && Unspaced.isSingle(term);
                target.merge(term.toString(), isPartOfRun ? SINGLE : 1, Float::sum);
            }
            tokens.end();
        } catch (IOException e) {
            throw new AssertionError("A text in memory is always readable", e);
        }
        return terms.isEmpty() ? others : terms;
    }

    private Set<String> functionTerms(String language) {
        return functionTerms.computeIfAbsent(language, this::analyzed);
    }

    /** Returns the function words of a language as they are searched. */
    private Set<String> analyzed(String language) {
        var words =
                TextLanguages.find(language).map(TextLanguage::functionWords).orElse(Set.of());
        var all = new HashSet<String>();
        try (var tokens = analyzer.tokenStream("", String.join(" ", words))) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                all.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new AssertionError("A text in memory is always readable", e);
        }
        return all;
    }

    private static CharArraySet asking() {
        var english = TextLanguages.find("en").orElseThrow();
        return CharArraySet.unmodifiableSet(new CharArraySet(english.functionWords(), false));
    }
}
