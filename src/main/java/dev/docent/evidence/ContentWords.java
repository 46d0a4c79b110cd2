package dev.docent.evidence;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a text that carry meaning, in lower case and without endings. ProperNames of code count as a whole and in parts;
 * of scripts without blanks, each pair of neighbouring characters counts.
 */
final class ContentWords {
    private static final Set<String> COMMON =
            Pattern.compile("\\s+").splitAsStream("""
                    a about all also an and any are as at be because been being but by can could did do does done each
                    every for from get gets had has have how i if in into is it its itself just may might more most must
                    my no not of on one only or other others our own s shall should so some such than that the their
                    them then there therefore these they this those through thus to too until up us very was we were
                    what when where whether which while who whose why will with within without would you your der die
                    das und ist sind ein eine einen einer mit für von auf den dem wird werden es sich auch wenn im zu
                    bei als aus le la les des est et un une pour dans que qui du el los las y una para con del por
                    """.strip()).collect(Collectors.toUnmodifiableSet());

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");
    private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    /** The longest first: only one of them is taken off. */
    private static final List<String> ENDINGS =
            Pattern.compile("\\s+").splitAsStream("""
                    ifications ification izations ization ations ation itions ition ments ment ingly ings ions ible able
                    ness ance ence ally ing ion ies ers ors ely ed es er or ly al en s e y
                    """.strip()).toList();

    /** What must be left of a word. */
    private static final int MIN_STEM = 3;

    private ContentWords() {}

    /** Returns the words of a text, in their order, each once. */
    static Set<String> of(String text) {
        var words = new LinkedHashSet<String>();
        NO_WORD.splitAsStream(text).filter(run -> !run.isEmpty()).forEach(run -> add(run, words));
        return words;
    }

    private static void add(String run, Set<String> words) {
        if (run.codePoints().anyMatch(ContentWords::isUnspaced)) {
            addPairs(run, words);
            return;
        }
        var parts = HUMP.splitAsStream(run).toList();
        parts.forEach(part -> addWord(part.toLowerCase(Locale.ROOT), words));
        if (parts.size() > 1) {
            words.add(run.toLowerCase(Locale.ROOT));
        }
    }

    private static void addWord(String word, Set<String> words) {
        if (!COMMON.contains(word)) {
            words.add(stem(word));
        }
    }

    private static void addPairs(String run, Set<String> words) {
        var characters = run.codePoints().toArray();
        if (characters.length == 1) {
            words.add(run);
        }
        for (int i = 0; i + 1 < characters.length; i++) {
            words.add(new String(characters, i, 2));
        }
    }

    /** Returns whether a character belongs to a script that puts no blanks between words. */
    static boolean isUnspaced(int c) {
        var script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.THAI;
    }

    /** Returns a word without its ending: words that mean nearly the same have the same stem more often than not. */
    static String stem(String word) {
        for (var ending : ENDINGS) {
            int left = word.length() - ending.length();
            if (left >= MIN_STEM && word.endsWith(ending) && !(ending.equals("s") && word.charAt(left - 1) == 's')) {
                return undoubled(word.substring(0, left));
            }
        }
        return word;
    }

    /** {@code stopped} and {@code stop}. */
    private static String undoubled(String stem) {
        int end = stem.length() - 1;
        boolean isDoubled = end >= MIN_STEM
                && stem.charAt(end) == stem.charAt(end - 1)
                && "bdgmnprt".indexOf(stem.charAt(end)) >= 0;
        return isDoubled ? stem.substring(0, end) : stem;
    }
}
