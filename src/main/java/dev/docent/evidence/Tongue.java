package dev.docent.evidence;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The language of a text, as far as it matters for comparing two texts: whether their words can be compared at all. Scripts
 * are told by their letters, languages in Latin letters by their commonest words.
 */
enum Tongue {
    ENGLISH,
    GERMAN,
    FRENCH,
    SPANISH,
    ITALIAN,
    PORTUGUESE,
    DUTCH,
    /** Chinese, Japanese and Korean characters. */
    HAN_KANA_HANGUL,
    /** Any other script than Latin. */
    OTHER_SCRIPT,
    /** Too short to tell. */
    UNKNOWN;

    /** Texts with fewer of the common words are too short to tell, unless their script tells. */
    private static final int ENOUGH = 2;

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    /** The most characters that are looked at. */
    private static final int LOOKED_AT = 4_000;

    /** The commonest words of the languages in Latin letters. Of two that fit equally, the first one counts. */
    private static final Map<Tongue, Set<String>> COMMON = new LinkedHashMap<>();

    static {
        COMMON.put(
                ENGLISH,
                words("the is are and of to in that it with for by not can this you has have when only each be "
                        + "from which does them its if every must"));
        COMMON.put(
                GERMAN,
                words("der die das und ist sind nicht ein eine mit für von auf den dem wird werden es sich auch "
                        + "nur wenn im zu bei als kann einen aus"));
        COMMON.put(
                FRENCH,
                words("le la les des est sont et une un pour pas avec dans que qui du sur il elle par ne se au ce"));
        COMMON.put(SPANISH, words("el los las es son y una para con no que del por se un como su al lo"));
        COMMON.put(ITALIAN, words("il gli di è sono una per con non che del della si dei nel"));
        COMMON.put(PORTUGUESE, words("o os uma para com não que do da em são é um por ao"));
        COMMON.put(DUTCH, words("het een is zijn niet met voor van op en wordt ook als bij naar"));
    }

    private static Set<String> words(String text) {
        return Pattern.compile(" ").splitAsStream(text).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the language of a text. */
    static Tongue of(String text) {
        var looked = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
        var script = scriptOf(looked);
        return script == UNKNOWN ? byWords(looked) : script;
    }

    private static Tongue scriptOf(String text) {
        int latin = 0;
        int han = 0;
        int other = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!Character.isLetter(c)) {
                continue;
            }
            var script = Character.UnicodeScript.of(c);
            if (script == Character.UnicodeScript.LATIN) {
                latin++;
            } else if (ContentWords.isUnspaced(c) || script == Character.UnicodeScript.HANGUL) {
                // One such character says as much as several letters.
                han += 3;
            } else {
                other++;
            }
        }
        if (han > latin) {
            return HAN_KANA_HANGUL;
        }
        return other > latin ? OTHER_SCRIPT : UNKNOWN;
    }

    private static Tongue byWords(String text) {
        var all = WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
        var best = UNKNOWN;
        long most = ENOUGH - 1;
        for (var tongue : COMMON.entrySet()) {
            long count = all.stream().filter(tongue.getValue()::contains).count();
            if (count > most) {
                best = tongue.getKey();
                most = count;
            }
        }
        return best;
    }

    /** Returns whether words of both can be compared. Of texts that are too short to tell, they can. */
    boolean isComparableWith(Tongue other) {
        return this == other || this == UNKNOWN || other == UNKNOWN;
    }
}
