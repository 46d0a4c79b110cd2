package dev.docent.index;

import java.lang.Character.UnicodeScript;
import java.util.Collection;

/** Scripts that are written without spaces between words, and the usual way to search them: pairs of characters. */
final class Unspaced {
    private Unspaced() {}

    /** Adds the pieces of a word: each run of an unspaced script as its overlapping pairs, everything else as it is. */
    static void addPairs(String word, Collection<String> pieces) {
        var start = 0;
        while (start < word.length()) {
            var unspaced = isUnspaced(word.codePointAt(start));
            var end = start;
            while (end < word.length() && isUnspaced(word.codePointAt(end)) == unspaced) {
                end += Character.charCount(word.codePointAt(end));
            }
            if (unspaced) {
                addPairsOfRun(word.substring(start, end), pieces);
            } else {
                pieces.add(word.substring(start, end));
            }
            start = end;
        }
    }

    private static void addPairsOfRun(String run, Collection<String> pieces) {
        var characters = run.codePoints().toArray();
        if (characters.length == 1) {
            pieces.add(run);
        }
        for (var i = 0; i + 1 < characters.length; i++) {
            pieces.add(new String(characters, i, 2));
        }
    }

    static boolean isUnspaced(int c) {
        if (c < 0x0e00) {
            return false;
        }
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR, BOPOMOFO -> true;
            default -> false;
        };
    }
}
