package dev.docent.index.language;

import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Recognises the language of a text: by its script, and where several languages share a script, by their function words. A word
 * that several languages have counts less for each of them. Names of code do not count. Pure.
 *
 * <p>The lists of words come with Lucene's analyzers. So this needs no model, and a language that it does not name has no
 * analyzer either. A text of two words has mostly no function word, and then no language.
 */
public final class LanguageDetector {
    private static final String ENGLISH = "en";

    /** How much of a text is read: its first 20,000 characters. */
    private static final int MAX_CHARS = 20_000;

    /** Another script with at least this share of the letters decides, because names of code are Latin everywhere. */
    private static final double SHARE_OF_SCRIPT = 0.15;

    private static final int FEWEST_LETTERS = 2;

    /** What may be inside a name of code. */
    private static final String SEPARATORS = "._/\\:$-@";

    /** The least score: nearly one word that only this language has. */
    private static final double LEAST = 0.7;

    /**
     * How far the best language must be before English, and English before the next one. Between related languages, a mistake
     * does no harm.
     */
    private static final double AHEAD = 1.2;

    /** Languages that are rare in documents, and share most of their function words with a frequent one. */
    private static final Set<String> RARE = Set.of("gl", "ca", "eu", "ga", "ne", "ckb");

    private static final double OF_RARE = 0.7;

    /** The least score for each word: a list of names is in no language. */
    private static final double LEAST_OF_WORD = 0.03;

    /** Japanese mixes its own letters with Han ones; Chinese text has at most a name in them. */
    private static final double SHARE_OF_KANA = 0.1;

    /** Letters that only one of the languages of a script has, or nearly so; each counts like a word. */
    private static final Map<String, String> OWN_LETTERS = Map.of(
            "de", "ß",
            "uk", "іїєґ",
            "sr", "ђјљњћџ",
            "fa", "پچژگ",
            "ckb", "ڕێۆڵ",
            "pl", "łśźż",
            "vi", "ơưđạảấầẩậắằặẹẻẽếềểệỉịọỏốồổộớờởợụủứừửựỳỵỷỹ");

    /** The languages of a script that has several; the first one if no word decides. */
    private static final Map<UnicodeScript, List<String>> SHARED = Map.of(
            UnicodeScript.CYRILLIC, List.of("ru", "uk", "bg", "sr"),
            UnicodeScript.ARABIC, List.of("ar", "fa", "ckb"),
            UnicodeScript.DEVANAGARI, List.of("hi", "ne"));

    private static final Map<UnicodeScript, String> ALONE = Map.ofEntries(
            Map.entry(UnicodeScript.HAN, "zh"),
            Map.entry(UnicodeScript.BOPOMOFO, "zh"),
            Map.entry(UnicodeScript.HIRAGANA, "ja"),
            Map.entry(UnicodeScript.KATAKANA, "ja"),
            Map.entry(UnicodeScript.HANGUL, "ko"),
            Map.entry(UnicodeScript.THAI, "th"),
            Map.entry(UnicodeScript.LAO, "lo"),
            Map.entry(UnicodeScript.KHMER, "km"),
            Map.entry(UnicodeScript.MYANMAR, "my"),
            Map.entry(UnicodeScript.HEBREW, "he"),
            Map.entry(UnicodeScript.GREEK, "el"),
            Map.entry(UnicodeScript.ARMENIAN, "hy"),
            Map.entry(UnicodeScript.GEORGIAN, "ka"),
            Map.entry(UnicodeScript.BENGALI, "bn"),
            Map.entry(UnicodeScript.TAMIL, "ta"),
            Map.entry(UnicodeScript.TELUGU, "te"));

    /** The languages that have each function word. */
    private static final Map<String, List<String>> LANGUAGES_OF_WORD = languagesOfWords();

    private final Map<UnicodeScript, Integer> letters = new HashMap<>();
    private final Map<String, Double> scores = new HashMap<>();
    private int words;

    private LanguageDetector() {}

    /** Returns the code of a text's language, if the text shows it. */
    public static Optional<String> detect(String text) {
        var detector = new LanguageDetector();
        detector.read(text.substring(0, Math.min(text.length(), MAX_CHARS)));
        return detector.decide();
    }

    private void read(String text) {
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || !isPart(text.charAt(at))) {
                if (at > start) {
                    addWord(text.substring(start, at));
                }
                start = at + 1;
            }
        }
    }

    /** Separators of names are parts, so that a name of code is one word and can be left out. */
    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK
                || SEPARATORS.indexOf(c) >= 0;
    }

    private void addWord(String raw) {
        boolean isLatin = raw.codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.LATIN);
        var word = trimmed(raw);
        if (isLatin && !word.codePoints().allMatch(LanguageDetector::isOfWord)) {
            return;
        }
        word.codePoints()
                .filter(Character::isLetter)
                .forEach(letter -> letters.merge(UnicodeScript.of(letter), 1, Integer::sum));
        var lower = word.toLowerCase(Locale.ROOT);
        var languages = LANGUAGES_OF_WORD.getOrDefault(lower, List.of());
        languages.forEach(language ->
                scores.merge(language, (RARE.contains(language) ? OF_RARE : 1) / languages.size(), Double::sum));
        words++;
        if (isLatin && lower.chars().allMatch(letter -> letter < 0x80)) {
            return;
        }
        OWN_LETTERS.forEach((language, own) -> {
            if (lower.chars().anyMatch(letter -> own.indexOf(letter) >= 0)) {
                scores.merge(language, 1.0, Double::sum);
            }
        });
    }

    private static String trimmed(String raw) {
        int start = 0;
        int end = raw.length();
        while (start < end && SEPARATORS.indexOf(raw.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && SEPARATORS.indexOf(raw.charAt(end - 1)) >= 0) {
            end--;
        }
        return raw.substring(start, end);
    }

    private static boolean isOfWord(int c) {
        return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private Optional<String> decide() {
        int all = letters.values().stream().mapToInt(Integer::intValue).sum();
        var script = letters.entrySet().stream()
                .filter(count -> count.getKey() != UnicodeScript.LATIN && count.getKey() != UnicodeScript.COMMON)
                .max(Map.Entry.<UnicodeScript, Integer>comparingByValue()
                        .thenComparing(count -> count.getKey().name()));
        if (script.isPresent()) {
            int count = script.get().getValue();
            if (count >= FEWEST_LETTERS && count >= SHARE_OF_SCRIPT * all) {
                return Optional.of(languageOf(script.get().getKey()));
            }
        }
        return best(Map.copyOf(scores));
    }

    private String languageOf(UnicodeScript script) {
        var shared = SHARED.get(script);
        if (shared != null) {
            var scoresOfThese = new HashMap<>(scores);
            scoresOfThese.keySet().retainAll(shared);
            return best(scoresOfThese).orElse(shared.get(0));
        }
        if (script == UnicodeScript.HAN && isJapanese()) {
            return "ja";
        }
        return ALONE.getOrDefault(script, script.name().toLowerCase(Locale.ROOT));
    }

    private boolean isJapanese() {
        int kana = letters.getOrDefault(UnicodeScript.HIRAGANA, 0) + letters.getOrDefault(UnicodeScript.KATAKANA, 0);
        return kana > SHARE_OF_KANA * letters.getOrDefault(UnicodeScript.HAN, 0);
    }

    private Optional<String> best(Map<String, Double> candidates) {
        var best = candidates.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry::getKey));
        if (best.isEmpty()) {
            return Optional.empty();
        }
        var language = best.get().getKey();
        double score = best.get().getValue();
        double next = language.equals(ENGLISH)
                ? candidates.entrySet().stream()
                        .filter(other -> !other.getKey().equals(ENGLISH))
                        .mapToDouble(Map.Entry::getValue)
                        .max()
                        .orElse(0)
                : candidates.getOrDefault(ENGLISH, 0.0);
        boolean isSure = score >= LEAST && score >= AHEAD * next && score >= LEAST_OF_WORD * words;
        return isSure ? Optional.of(language) : Optional.empty();
    }

    private static Map<String, List<String>> languagesOfWords() {
        var all = new HashMap<String, List<String>>();
        for (var language : TextLanguages.all()) {
            for (var word : language.functionWords()) {
                all.merge(word, List.of(language.code()), LanguageDetector::joined);
            }
        }
        return Map.copyOf(all);
    }

    private static List<String> joined(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
