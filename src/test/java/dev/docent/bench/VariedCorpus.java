package dev.docent.bench;

import dev.docent.corpus.Scope;
import dev.docent.retrieval.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Documents of {@link FrequentWords}, each about a subject of its own, with sections, identifiers and code, and questions about them.
 * Always the same. Immutable.
 */
final class VariedCorpus {
    private static final int FEWEST_SECTIONS = 5;
    private static final int MOST_SECTIONS = 60;

    /** The shares of words that a section and its document are about. The others are as in any text. */
    private static final double OF_SECTION = 0.25;

    private static final double OF_DOCUMENT = 0.15;

    private static final List<String> BEGINNINGS = List.of(
            "How do I configure", "What is", "Why does", "Where can I find", "How can we change", "When should I use");
    private static final List<String> FOLLOWING =
            List.of("And how do I change it?", "What about", "Why is that not", "Does it also work with");

    private final FrequentWords words;
    private final int passages;

    /** @param passages the default of {@code docent.retrieval.passages} */
    VariedCorpus(FrequentWords words, int passages) {
        this.words = words;
        this.passages = passages;
    }

    /** Returns the Markdown of a document. */
    String document(int number) {
        var random = new Random(7_919L * number);
        var subject = subject(random, 30);
        var text = new StringBuilder("# ").append(phrase(subject, random, 3)).append("\n\n");
        int sections = FEWEST_SECTIONS + random.nextInt(MOST_SECTIONS - FEWEST_SECTIONS + 1);
        for (int i = 0; i < sections; i++) {
            text.append(section(number, i, subject));
        }
        return text.toString();
    }

    static String path(int number) {
        return "corpus/part" + number % 37 + "/page" + number + ".md";
    }

    private String section(int document, int number, List<String> subject) {
        var random = new Random(7_919L * document + 1 + number);
        var own = subject(random, 10);
        var text = new StringBuilder("## ")
                .append(phrase(own, random, 1 + random.nextInt(4)))
                .append("\n\n");
        for (int left = 90 + random.nextInt(60), sentence = 0; left > 0; sentence++) {
            int length = 7 + random.nextInt(12);
            for (int i = 0; i < length; i++) {
                text.append(word(random, own, subject)).append(i < length - 1 ? " " : ".");
            }
            if (random.nextInt(6) == 0) {
                text.append(" See `").append(identifier(own, random)).append("`.");
            }
            text.append(sentence % 4 == 3 ? "\n\n" : "\n");
            left -= length;
        }
        if (random.nextInt(10) == 0) {
            text.append("\n```\n").append(identifier(own, random)).append(" = ").append(identifier(own, random));
            text.append("\n```\n");
        }
        return text.append('\n').toString();
    }

    private String word(Random random, List<String> own, List<String> subject) {
        double which = random.nextDouble();
        return which < OF_SECTION
                ? one(own, random)
                : which < OF_SECTION + OF_DOCUMENT ? one(subject, random) : words.any(random);
    }

    private List<String> subject(Random random, int count) {
        var subject = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            subject.add(words.ofSubject(random));
        }
        return subject;
    }

    private static String phrase(List<String> of, Random random, int count) {
        var phrase = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            phrase.add(one(of, random));
        }
        return String.join(" ", phrase);
    }

    /** Returns a name as settings, types, constants, files and errors have them. */
    private static String identifier(List<String> of, Random random) {
        var first = one(of, random);
        var second = one(of, random);
        return switch (random.nextInt(5)) {
            case 0 -> first + "." + second + "." + one(of, random);
            case 1 -> capital(first) + capital(second);
            case 2 -> (first + "_" + second).toUpperCase(Locale.ROOT);
            case 3 -> first + "-" + second + ".yml";
            default -> "ERR-" + (1_000 + random.nextInt(9_000));
        };
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    /**
     * Returns a question of 4 to 20 words about one of the documents: every third names an identifier, every sixth follows
     * another question.
     *
     * @param documents how many there are
     */
    Query question(int number, int documents) {
        var random = new Random(104_729L * number + 5);
        var lines = Arrays.stream(document(random.nextInt(documents)).split("\n", -1))
                .filter(line -> line.endsWith("."))
                .toList();
        var text = one(BEGINNINGS, random) + " " + part(one(lines, random), 2 + random.nextInt(14));
        if (number % 3 == 0) {
            text += " " + named(lines, random);
        }
        if (number % 6 == 1) {
            var next = one(FOLLOWING, random);
            next += next.endsWith("?") ? "" : " " + part(one(lines, random), 2 + random.nextInt(5)) + "?";
            return new Query(next, List.of(text + "?"), Scope.EVERYTHING, passages);
        }
        return new Query(text + "?", List.of(), Scope.EVERYTHING, passages);
    }

    /** Returns some words of a line, one after the other. */
    private static String part(String line, int most) {
        var all = line.replaceAll(" ?See `.*|\\.$", "").split(" ", -1);
        return String.join(" ", Arrays.asList(all).subList(0, Math.min(most, all.length)));
    }

    private static String named(List<String> lines, Random random) {
        var naming = lines.stream().filter(line -> line.contains("`")).toList();
        return naming.isEmpty() ? "" : one(naming, random).replaceAll(".*`(.*)`.*", "$1");
    }
}
