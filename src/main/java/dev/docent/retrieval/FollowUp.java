package dev.docent.retrieval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Decides whether a question can be understood alone, and finds the earlier question that a follow-up refers to. It
 * knows English. For questions in other languages, it says that it cannot decide, and the documents decide ({@link
 * HybridRetriever}).
 */
public final class FollowUp {
    /** A question with more content words than this says what it is about, even if it contains a pronoun. */
    private static final int MAX_OWN_WORDS_WITH_PRONOUN = 5;

    /** A question with at most this many content words refers to an earlier one if it does not begin with a question word. */
    private static final int MAX_OWN_WORDS_OF_FRAGMENT = 2;

    /** A question with at least this share of typical words of English questions is English. */
    private static final double ENGLISH_SHARE = 0.34;

    /** How many earlier questions an undecided question may refer to: the last 2. */
    private static final int MAX_DOUBTFUL = 2;

    private static final Set<String> PRONOUNS = Set.of(
            "it",
            "its",
            "that",
            "this",
            "they",
            "them",
            "their",
            "those",
            "these",
            "there",
            "one",
            "ones",
            "he",
            "she",
            "both",
            "same",
            "instead",
            "otherwise",
            "above",
            "former",
            "latter");

    private static final Set<String> CONTINUATIONS =
            Set.of("and", "but", "or", "also", "then", "so", "else", "what about", "how about", "why not", "which one");

    private static final Set<String> EMPTY_WORDS = Set.of(
            "a",
            "an",
            "the",
            "is",
            "are",
            "was",
            "were",
            "be",
            "been",
            "do",
            "does",
            "did",
            "can",
            "could",
            "should",
            "would",
            "will",
            "may",
            "might",
            "must",
            "have",
            "has",
            "had",
            "how",
            "what",
            "which",
            "who",
            "whom",
            "where",
            "when",
            "why",
            "i",
            "we",
            "you",
            "me",
            "us",
            "my",
            "our",
            "your",
            "to",
            "of",
            "in",
            "on",
            "at",
            "by",
            "for",
            "from",
            "with",
            "without",
            "into",
            "as",
            "if",
            "not",
            "no",
            "any",
            "some",
            "more",
            "much",
            "many",
            "about",
            "please",
            "tell",
            "explain",
            "show",
            "give",
            "mean",
            "details",
            "detail",
            "example",
            "examples",
            "again");

    private static final Set<String> QUESTION_WORDS = Set.of(
            "what",
            "how",
            "where",
            "who",
            "which",
            "when",
            "is",
            "are",
            "does",
            "do",
            "can",
            "could",
            "should",
            "will",
            "define",
            "explain",
            "describe",
            "show");

    private FollowUp() {}

    /** Returns a question, after the earlier ones that it refers to, if it refers to any. */
    public static String inContext(String question, List<String> earlierQuestions) {
        if (earlierQuestions.isEmpty() || !leansOnEarlier(question)) {
            return question;
        }
        return String.join("\n", antecedents(earlierQuestions)) + "\n" + question;
    }

    /** Returns whether the question has no content word that could be searched. */
    static boolean saysNothingAlone(String question) {
        return ownWords(words(question)) == 0;
    }

    /** Returns whether the question refers to earlier ones. */
    static boolean leansOnEarlier(String question) {
        var words = words(question);
        var own = ownWords(words);
        if (own == 0) {
            return true;
        }
        if (own <= MAX_OWN_WORDS_WITH_PRONOUN
                && (continues(words) || words.stream().anyMatch(PRONOUNS::contains))) {
            return true;
        }
        return own <= MAX_OWN_WORDS_OF_FRAGMENT && !QUESTION_WORDS.contains(words.get(0)) && hasEmptyWord(words);
    }

    /** Returns whether the words alone cannot decide whether the question refers to an earlier one. */
    static boolean isDoubtful(String question) {
        var words = words(question);
        return words.size() - ownWords(words) < ENGLISH_SHARE * words.size();
    }

    /** Returns the earlier questions that a doubtful one may refer to, the nearest first. */
    static List<String> possibleAntecedents(List<String> earlierQuestions) {
        int end = earlierQuestions.size();
        var last = new ArrayList<>(earlierQuestions.subList(Math.max(0, end - MAX_DOUBTFUL), end));
        Collections.reverse(last);
        return last;
    }

    /** Returns the nearest earlier question that can be understood alone, with the follow-ups after it; oldest first. */
    static List<String> antecedents(List<String> earlierQuestions) {
        for (var i = earlierQuestions.size() - 1; i >= 0; i--) {
            if (!leansOnEarlier(earlierQuestions.get(i))) {
                return earlierQuestions.subList(i, earlierQuestions.size());
            }
        }
        return earlierQuestions;
    }

    private static long ownWords(List<String> words) {
        return words.stream()
                .filter(word ->
                        !EMPTY_WORDS.contains(word) && !PRONOUNS.contains(word) && !CONTINUATIONS.contains(word))
                .count();
    }

    private static boolean continues(List<String> words) {
        var firstTwo = String.join(" ", words.subList(0, Math.min(2, words.size())));
        return CONTINUATIONS.contains(words.get(0)) || CONTINUATIONS.contains(firstTwo);
    }

    /** "on Windows?" is a fragment; "backup" or "idle timeout" are key words. */
    private static boolean hasEmptyWord(List<String> words) {
        return words.stream().anyMatch(EMPTY_WORDS::contains);
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        for (var word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_./-]+", -1)) {
            var end = word.length();
            while (end > 0 && (word.charAt(end - 1) == '.' || word.charAt(end - 1) == '-')) {
                end--;
            }
            if (end > 0) {
                words.add(word.substring(0, end));
            }
        }
        return words;
    }
}
