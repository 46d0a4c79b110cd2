package dev.docent.index.language;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Splits text in scripts without spaces between words, as is usual for search: into pairs of characters, and single ones. */
public final class Unspaced {
    private Unspaced() {}

    /** Returns the runs of a word in their order: those of unspaced scripts, and the text between them. */
    public static List<String> runs(String word) {
        var runs = new ArrayList<String>();
        var start = 0;
        while (start < word.length()) {
            var unspaced = isUnspaced(word.codePointAt(start));
            var end = start;
            while (end < word.length() && isUnspaced(word.codePointAt(end)) == unspaced) {
                end += Character.charCount(word.codePointAt(end));
            }
            runs.add(word.substring(start, end));
            start = end;
        }
        return runs;
    }

    /** Returns the overlapping pairs of a run. A run of one character counts as a pair. */
    public static List<String> pairs(String run) {
        var characters = run.codePoints().toArray();
        var pairs = new ArrayList<String>();
        for (var i = 0; i + 1 < characters.length; i++) {
            pairs.add(new String(characters, i, 2));
        }
        return pairs.isEmpty() ? List.of(run) : pairs;
    }

    /** Returns the characters of a longer run that can be words alone: 税, 港, 집. */
    public static List<String> singles(String run) {
        var characters = run.codePoints().toArray();
        return Arrays.stream(characters.length > 1 ? characters : new int[0])
                .filter(Unspaced::canBeWord)
                .distinct()
                .mapToObj(Character::toString)
                .toList();
    }

    /** Returns whether the text is one such character. */
    public static boolean isSingle(CharSequence text) {
        return text.length() <= 2 && text.codePoints().count() == 1 && isUnspaced(Character.codePointAt(text, 0));
    }

    private static boolean canBeWord(int c) {
        var script = UnicodeScript.of(c);
        return script == UnicodeScript.HAN || script == UnicodeScript.HANGUL;
    }

    /** Returns whether a character is of a script without spaces between words. */
    public static boolean isUnspaced(int c) {
        if (c < 0x0e00) {
            return false;
        }
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR, BOPOMOFO -> true;
            default -> false;
        };
    }
}
