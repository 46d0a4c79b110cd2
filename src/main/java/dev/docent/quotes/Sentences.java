package dev.docent.quotes;

import dev.docent.corpus.SentenceEnds;
import java.util.ArrayList;
import java.util.List;

/** Cuts running text into sentences. */
final class Sentences {
    private Sentences() {}

    static List<String> of(String text) {
        var sentences = new ArrayList<String>();
        int start = 0;
        for (int end : SentenceEnds.of(text)) {
            var sentence = text.substring(start, end).strip();
            if (!sentence.isEmpty()) {
                sentences.add(sentence);
            }
            start = end;
        }
        return sentences;
    }
}
