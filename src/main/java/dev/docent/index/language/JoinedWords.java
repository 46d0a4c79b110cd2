package dev.docent.index.language;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Finds words that are written as one, in languages such as German: those of the index that begin or end with a word of the
 * question ({@code Serverzertifikat} for {@code Zertifikat}), and the two words of the index that one of the question consists of.
 * The words of the index are the dictionary, so this needs none. For one search; one thread at a time.
 */
public final class JoinedWords {
    /** A word with fewer letters is not looked for in others: 5. */
    private static final int SHORTEST_PART = 5;

    /** What the other part must have at least: 3 letters. */
    private static final int SHORTEST_REST = 3;

    /** The most words that are examined in each direction: 60. */
    private static final int MOST_EXAMINED = 60;

    /** The most joined words that are searched for a word, in each direction: the first 12. */
    private static final int MOST_FOUND = 12;

    /** What stands between the parts of a German or Scandinavian word. */
    private static final List<String> LINKS = List.of("", "s", "n", "es", "en", "e", "er");

    private final String field;
    private final IndexReader reader;
    private final @Nullable Terms terms;

    /** @param field of the index, in which the words are also written backwards */
    public JoinedWords(IndexReader reader, String field) throws IOException {
        this.field = field;
        this.reader = reader;
        this.terms = MultiTerms.getTerms(reader, field);
    }

    /** Returns the words of the index that contain this one at their start or end. */
    public List<String> with(String word) throws IOException {
        var found = new ArrayList<String>();
        if (terms != null && word.length() >= SHORTEST_PART) {
            for (var joined : beginningWith(word)) {
                found.add(joined);
            }
            for (var backwards : beginningWith(ReversedWordsFilter.reversed(word))) {
                found.add(ReversedWordsFilter.unreversed(backwards));
            }
        }
        return found;
    }

    /** Returns the words of the index that make up this one, if there are two; otherwise none. */
    public List<String> partsOf(String word) throws IOException {
        for (int at = word.length() - SHORTEST_PART; at >= SHORTEST_PART - 1; at--) {
            var last = word.substring(at);
            if (!isThere(last)) {
                continue;
            }
            for (var link : LINKS) {
                var first = word.substring(0, at);
                if (first.endsWith(link)) {
                    var stem = first.substring(0, first.length() - link.length());
                    if (stem.length() >= SHORTEST_PART - 1 && isThere(stem)) {
                        return List.of(stem, last);
                    }
                }
            }
        }
        return List.of();
    }

    private boolean isThere(String word) throws IOException {
        return reader.docFreq(new Term(field, word)) > 0;
    }

    private List<String> beginningWith(String start) throws IOException {
        var found = new ArrayList<String>();
        var words = terms == null ? TermsEnum.EMPTY : terms.iterator();
        var next = words.seekCeil(new BytesRef(start)) == TermsEnum.SeekStatus.END ? null : words.term();
        for (int i = 0; i < MOST_EXAMINED && next != null && found.size() < MOST_FOUND; i++) {
            var word = next.utf8ToString();
            if (!word.startsWith(start)) {
                break;
            }
            if (word.length() >= start.length() + SHORTEST_REST) {
                found.add(word);
            }
            next = words.next();
        }
        return found;
    }
}
