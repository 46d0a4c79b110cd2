package dev.docent.bench;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.Document;
import dev.docent.corpus.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Documents of invented but English-like words, the same on every machine: frequencies as in real text (a few words make
 * most of it), identifiers, ten chunks of about 300 tokens per document. Immutable.
 */
final class GeneratedCorpus {
    static final int CHUNKS_PER_DOCUMENT = 10;

    private static final int WORDS_PER_CHUNK = 120;
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

    Document document(int number) {
        var text = new StringBuilder();
        for (var chunk = 0; chunk < CHUNKS_PER_DOCUMENT; chunk++) {
            text.append(chunkText(number, chunk)).append('\n');
        }
        return new Document(path(number), "Document " + number, text.toString(), List.of(), Optional.empty());
    }

    List<Chunk> chunks(int number) {
        var chunks = new ArrayList<Chunk>();
        var line = 1;
        for (var i = 0; i < CHUNKS_PER_DOCUMENT; i++) {
            var text = chunkText(number, i);
            var lines = (int) text.lines().count();
            var location = new Location(path(number), line, line + lines - 1);
            chunks.add(new Chunk(location, "Document " + number, List.of("Part " + i), BlockKind.PROSE, text));
            line += lines;
        }
        return chunks;
    }

    /** Returns a question of some of the words of a chunk of the first documents. */
    String question(int number, int documents) {
        var random = new Random(number);
        var from = chunkText(random.nextInt(documents), random.nextInt(CHUNKS_PER_DOCUMENT))
                .split("\\s+", -1);
        var question = new StringBuilder("How do I");
        for (var n = 3 + random.nextInt(6); n > 0; n--) {
            question.append(' ').append(from[random.nextInt(from.length)]);
        }
        return question.append('?').toString();
    }

    private String chunkText(int document, int chunk) {
        var random = new Random(document * 1_000L + chunk);
        var text = new StringBuilder();
        for (var i = 0; i < WORDS_PER_CHUNK; i++) {
            text.append(i == 0 ? "" : i % 12 == 0 ? "\n" : " ").append(word(random));
            if (i % 40 == 20) {
                text.append(' ').append(word(random)).append('_').append(word(random));
            }
        }
        return text.toString();
    }

    /** Few words are frequent and many rare: the logarithm of the rank is evenly spread. */
    private String word(Random random) {
        return words.get((int) Math.exp(random.nextDouble() * Math.log(words.size())) % words.size());
    }

    private static String path(int number) {
        return "corpus/part" + number % 17 + "/document" + number + ".md";
    }
}
