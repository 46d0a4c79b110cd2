package dev.docent.index.language;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises the language of a short question by its question word. {@link LanguageDetector} needs more words, because it also reads
 * documents, which have few questions. Pure.
 */
public final class Interrogatives {
    /** How many words of the language a question has at least, one of them a question word. */
    private static final int FEWEST = 2;

    private static final Map<String, Set<String>> OF_LANGUAGE = Map.of(
            "de", Set.of("wie", "was", "wann", "wo", "warum", "wer", "wieso", "welche", "welcher", "welches", "wohin"),
            "fr", Set.of("comment", "quand", "quel", "quelle", "quels", "quelles", "pourquoi", "combien", "où", "qui"),
            "es", Set.of("cómo", "qué", "cuándo", "dónde", "cuál", "cuáles", "quién", "cuánto", "cuánta", "puedo"),
            "pt", Set.of("como", "quando", "onde", "qual", "quais", "porquê", "quem", "quanto", "posso"),
            "it", Set.of("come", "quando", "dove", "quale", "quali", "perché", "chi", "quanto", "posso"),
            "nl", Set.of("hoe", "wat", "wanneer", "waar", "waarom", "wie", "welke", "welk", "hoeveel"));

    private Interrogatives() {}

    /** Returns the code of the language of a question, if its words are of one of these languages more than of any other. */
    public static Optional<String> languageOf(String question) {
        var words = List.of(question.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+", -1));
        var counts = new HashMap<String, Long>();
        OF_LANGUAGE.forEach((language, interrogatives) -> {
            if (words.stream().anyMatch(interrogatives::contains)) {
                counts.put(language, count(language, interrogatives, words));
            }
        });
        counts.put("en", count("en", Set.of(), words));
        var best = counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        boolean isAlone =
                counts.values().stream().filter(best.getValue()::equals).count() == 1;
        return isAlone && best.getValue() >= FEWEST ? Optional.of(best.getKey()) : Optional.empty();
    }

    private static long count(String language, Set<String> interrogatives, List<String> words) {
        var functionWords = TextLanguages.find(language).orElseThrow().functionWords();
        return words.stream()
                .filter(word -> interrogatives.contains(word) || functionWords.contains(word))
                .count();
    }
}
