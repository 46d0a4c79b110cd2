package dev.docent.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Pages of invented but English-like words, the same on every machine: frequencies as in real text (a few words are most of
 * it), identifiers, ten sections per page, each of them one chunk. Sections have 130 to 230 tokens, on average as many as
 * chunks of real documentation and code ({@code docs/performance.md}). Immutable.
 */
final class GeneratedCorpus {
    static final int SECTIONS_PER_PAGE = 10;

    /** Invented words have 2.6 tokens each, twice as many as English ones. */
    private static final int MIN_WORDS = 42;

    private static final int MAX_WORDS = 68;

    /** How each sentence begins. Without English words, documents and questions would have no language in common. */
    private static final String OPENER = "This is how you use the";

    /** The invented words of a sentence. */
    private static final int SENTENCE = 12;

    private static final String[] SYLLABLES = {
        "con", "ser", "ver", "da", "ta", "in", "dex", "for", "mat", "re", "quest", "pro", "to", "col", "me", "mo", "ry",
        "port", "stream", "er", "ing", "de", "fault", "set", "time", "out", "con", "nect", "ion", "log", "pass", "word",
        "us", "al"
    };

    private final List<String> words = new ArrayList<>();

    GeneratedCorpus() {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++) {
            var word = new StringBuilder();
            for (var n = 1 + random.nextInt(4); n > 0; n--) {
                word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            words.add(word.toString());
        }
    }

    /** Writes this many pages into several subfolders of a folder. */
    void write(int pages, Path folder) throws IOException {
        for (int number = 0; number < pages; number++) {
            var file = folder.resolve("part" + number % 17).resolve("page" + number + ".md");
            Files.createDirectories(file.getParent());
            Files.writeString(file, page(number));
        }
    }

    String page(int number) {
        var text = new StringBuilder("# Page " + number + "\n\n");
        for (int i = 0; i < SECTIONS_PER_PAGE; i++) {
            text.append("## Part ")
                    .append(i)
                    .append("\n\n")
                    .append(section(number, i))
                    .append("\n\n");
        }
        return text.toString();
    }

    /** Returns a page of one section. Two versions of it have different sections. */
    String shortPage(int number, int version) {
        return "# Page " + number + "\n\n" + section(number, version) + "\n";
    }

    /** Returns a question with some of the words of a section of the first pages. */
    String question(int number, int pages) {
        var random = new Random(number);
        var from = section(random.nextInt(pages), random.nextInt(SECTIONS_PER_PAGE))
                .split("\\s+", -1);
        var question = new StringBuilder("How do I");
        for (var n = 3 + random.nextInt(6); n > 0; n--) {
            question.append(' ').append(from[random.nextInt(from.length)]);
        }
        return question.append('?').toString();
    }

    private String section(int page, int number) {
        var random = new Random(page * 1_000L + number);
        var text = new StringBuilder();
        int count = MIN_WORDS + random.nextInt(MAX_WORDS - MIN_WORDS);
        for (var i = 0; i < count; i++) {
            if (i % SENTENCE == 0) {
                text.append(i == 0 ? "" : ".\n").append(OPENER);
            }
            text.append(' ').append(word(random));
            if (i % 40 == 20) {
                text.append(' ').append(word(random)).append('_').append(word(random));
            }
        }
        return text.append('.').toString();
    }

    /** Few words are frequent and many are rare: the logarithm of the rank is distributed evenly. */
    private String word(Random random) {
        return words.get((int) Math.exp(random.nextDouble() * Math.log(words.size())) % words.size());
    }
}
