package dev.docent.index;

import dev.docent.index.language.JoinedWords;
import dev.docent.index.language.ReversedWordsFilter;
import dev.docent.index.language.TextLanguages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * The other forms of a question's words in the languages of the index. A question is not assigned to a language for this: its
 * words are looked for by the rules of each language that the index has. For one search; one thread at a time.
 */
final class WordForms {
    /** What a word that is only a part of the found one counts, compared with the word itself. */
    private static final float JOINED = 0.5f;

    private final SearchedTerms searched;
    private final IndexReader reader;
    private final Map<String, Set<Query>> forms = new TreeMap<>();

    /** A word of a text: the number of its position, and its term. */
    private record Word(int position, String term) {}

    private WordForms(SearchedTerms searched) {
        this.searched = searched;
        this.reader = searched.searcher().getIndexReader();
    }

    /**
     * Returns the forms of the words of a text.
     *
     * @param wanted the terms of the words whose forms are needed
     */
    static WordForms of(String text, Set<String> wanted, Analyzer analyzer, SearchedTerms searched) throws IOException {
        var forms = new WordForms(searched);
        var languages = languages(forms.reader);
        if (!languages.isEmpty()) {
            var words = words(text, IndexFields.BODY, analyzer).stream()
                    .filter(word -> wanted.contains(word.term()))
                    .toList();
            for (var language : languages) {
                forms.add(language, words, words(text, IndexFields.textIn(language), analyzer));
            }
        }
        return forms;
    }

    /**
     * Returns a query for a term or any other form of it. A chunk with both counts once, for the rarer one, so texts in a language
     * with forms have no advantage over others.
     */
    Query orForms(Query query, String term) {
        var others = forms.getOrDefault(term, Set.of());
        if (others.isEmpty()) {
            return query;
        }
        var any = new ArrayList<>(others);
        any.add(query);
        return new DisjunctionMaxQuery(any, 0);
    }

    private static Set<String> languages(IndexReader reader) {
        var codes = new TreeSet<String>();
        for (var leaf : reader.leaves()) {
            for (FieldInfo field : leaf.reader().getFieldInfos()) {
                IndexFields.languageOf(field.name).ifPresent(codes::add);
            }
        }
        return codes;
    }

    private void add(String language, List<Word> ofCode, List<Word> ofLanguage) throws IOException {
        boolean joinsWords =
                TextLanguages.find(language).filter(known -> known.joinsWords()).isPresent();
        var field = IndexFields.textIn(language);
        var joined = new JoinedWords(reader, field);
        var terms = new TreeMap<Integer, List<String>>();
        ofLanguage.forEach(word -> terms.computeIfAbsent(word.position(), none -> new ArrayList<>())
                .add(word.term()));
        for (var word : ofCode) {
            var all = forms.computeIfAbsent(word.term(), none -> new LinkedHashSet<>());
            for (var form : terms.getOrDefault(word.position(), List.of())) {
                all.add(noRarer(new Term(field, form), word.term()));
                if (joinsWords) {
                    addJoined(form, joined, field, all);
                }
            }
        }
    }

    /**
     * Returns a query for a form that says no more than the word itself. An English word is rare in the field of another language,
     * and would otherwise count for more there than in English texts.
     */
    private Query noRarer(Term form, String word) throws IOException {
        var query = searched.query(form);
        double ofForm = rarity(form);
        double ofWord = rarity(new Term(IndexFields.BODY, word));
        return ofWord < ofForm ? new BoostQuery(query, (float) (ofWord / ofForm)) : query;
    }

    /** Returns the inverse document frequency as BM25 computes it. */
    private double rarity(Term term) throws IOException {
        double chunks = reader.getDocCount(term.field());
        double with = searched.count(term);
        return Math.log(1 + (chunks - with + 0.5) / (with + 0.5));
    }

    private static void addJoined(String form, JoinedWords joined, String field, Set<Query> all) throws IOException {
        for (var longer : joined.with(form)) {
            all.add(new BoostQuery(new TermQuery(new Term(field, longer)), JOINED));
        }
        var parts = joined.partsOf(form);
        if (!parts.isEmpty()) {
            var together = new BooleanQuery.Builder();
            parts.forEach(part -> together.add(new TermQuery(new Term(field, part)), Occur.SHOULD));
            all.add(new BoostQuery(together.build(), JOINED));
        }
    }

    /** Returns the words of a text without names as a whole and without words that are written backwards. */
    private static List<Word> words(String text, String field, Analyzer analyzer) throws IOException {
        var words = new ArrayList<Word>();
        try (var tokens = analyzer.tokenStream(field, text)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            var position = tokens.addAttribute(PositionIncrementAttribute.class);
            var keyword = tokens.addAttribute(KeywordAttribute.class);
            tokens.reset();
            int at = 0;
            while (tokens.incrementToken()) {
                at += position.getPositionIncrement();
                boolean isWord = !keyword.isKeyword() && !term.isEmpty() && term.charAt(0) != ReversedWordsFilter.MARK;
                if (isWord) {
                    words.add(new Word(at, term.toString()));
                }
            }
            tokens.end();
        }
        return words;
    }
}
