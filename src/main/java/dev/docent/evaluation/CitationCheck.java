package dev.docent.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Compares an answer with the passages that it cites. If Docent has compared them, its result counts. Otherwise a citation covers
 * the words of its sentence since the citation before it. It holds if the passage, with its title, has all numbers of these words
 * and at least half of them.
 *
 * @param cited how many citations there are
 * @param held how many of them hold
 */
record CitationCheck(int cited, int held) {
    /** The least share of the covered words that the passage has, and the least support by Docent's own check: 0.5. */
    private static final double LEAST = 0.5;

    private static final Pattern CITATION = Pattern.compile("\\[(\\d{1,3}(?:\\s*,\\s*\\d{1,3})*+)]");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?。！？])\\s+(?!\\[\\d)|\\n+");
    private static final Pattern WORD = Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}]+");
    private static final int SHORT_WORD = 3;

    static CitationCheck of(AskedReply reply) {
        if (!reply.said().checked().isEmpty()) {
            long held = reply.said().checked().stream()
                    .filter(each -> each.support() >= LEAST)
                    .count();
            return new CitationCheck(reply.said().checked().size(), (int) held);
        }
        int cited = 0;
        int held = 0;
        for (var sentence : SENTENCE_END.split(reply.said().text(), -1)) {
            Set<String> covered = Set.of();
            var citation = CITATION.matcher(sentence);
            for (int from = 0; citation.find(); from = citation.end()) {
                var words = words(sentence.substring(from, citation.start()));
                // Several citations one after the other cover the same words.
                covered = words.isEmpty() ? covered : words;
                for (int n : numbers(citation.group(1))) {
                    var source = reply.source(n);
                    // A bracket with a number that no passage has is text of the model, such as a list of ports.
                    if (source.isPresent()) {
                        cited++;
                        held += holds(covered, source.get()) ? 1 : 0;
                    }
                }
            }
        }
        return new CitationCheck(cited, held);
    }

    private static List<Integer> numbers(String list) {
        return NUMBER.matcher(list)
                .results()
                .map(found -> Integer.valueOf(found.group()))
                .toList();
    }

    private static boolean holds(Set<String> covered, AskedReply.FoundSource source) {
        var there = words(source.title() + " " + source.text());
        boolean numbers = covered.stream().filter(CitationCheck::hasDigit).allMatch(there::contains);
        long shared = covered.stream().filter(there::contains).count();
        return numbers && shared >= LEAST * covered.size();
    }

    private static boolean hasDigit(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }

    /** Returns the words that say something: short ones only if they have a digit or are Chinese. */
    private static Set<String> words(String text) {
        var words = new HashSet<String>();
        var found = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (found.find()) {
            var word = found.group();
            if (word.length() > SHORT_WORD || hasDigit(word) || word.codePointAt(0) >= 0x2E80) {
                words.add(word);
            }
        }
        return words;
    }
}
