package dev.docent.evidence;

import dev.docent.corpus.Span;
import dev.docent.digest.Sha256;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What became of the lines that answers cited, in the documents of now. For one request; one thread at a time. */
public final class Freshness {
    /** The most characters of documents that are read, 8 Mi. What is cited of further documents is taken as unchanged. */
    static final long MAX_CHARS = 8L << 20;

    private static final int HASH_CHARS = 16;

    private final Function<String, Optional<String>> textOf;
    private final Map<String, CurrentText> documents = new HashMap<>();
    private long read;

    /** @param lines none if it was not read; otherwise at least one */
    private record CurrentText(boolean isThere, List<String> lines) {}

    /** What became of lines. */
    public enum Fate {
        /** They are in the document, perhaps at another place. */
        SAME,
        /** The document has other text now. */
        CHANGED,
        /** The document is not there. */
        GONE
    }

    /**
     * What became of some lines.
     *
     * @param movedBy how many lines further down they are now; negative if further up
     */
    public record Whereabouts(Fate fate, int movedBy) {
        /** Lines that are where they were. */
        public static final Whereabouts AT_ITS_PLACE = new Whereabouts(Fate.SAME, 0);
    }

    /** @param textOf returns the text of a document by its path, as it is indexed now */
    public Freshness(Function<String, Optional<String>> textOf) {
        this.textOf = textOf;
    }

    /** Returns the hash of some lines: 16 hexadecimal digits. */
    public static String hash(List<String> lines) {
        return Sha256.hexOfUtf8(String.join("\n", lines)).substring(0, HASH_CHARS);
    }

    /**
     * Finds lines with this hash in a document. If they are not at their place any more, but at several others, the nearest one
     * counts.
     *
     * @param lines their place when they had this hash
     */
    public Whereabouts find(String path, Span.Lines lines, String hash) {
        if (isGone(path)) {
            return new Whereabouts(Fate.GONE, 0);
        }
        var document = textAt(path).lines();
        int count = lines.last() - lines.first() + 1;
        if (document.isEmpty() || isAt(document, lines.first() - 1, count, hash)) {
            return Whereabouts.AT_ITS_PLACE;
        }
        for (int distance = 1; distance <= Math.max(lines.first(), document.size()); distance++) {
            if (isAt(document, lines.first() - 1 + distance, count, hash)) {
                return new Whereabouts(Fate.SAME, distance);
            }
            if (isAt(document, lines.first() - 1 - distance, count, hash)) {
                return new Whereabouts(Fate.SAME, -distance);
            }
        }
        return new Whereabouts(Fate.CHANGED, 0);
    }

    /** Returns whether a document is not there. */
    public boolean isGone(String path) {
        return !textAt(path).isThere();
    }

    private CurrentText textAt(String path) {
        return documents.computeIfAbsent(path, this::readText);
    }

    private CurrentText readText(String path) {
        if (read > MAX_CHARS) {
            return new CurrentText(true, List.of());
        }
        var text = textOf.apply(path);
        read += text.map(String::length).orElse(0);
        return new CurrentText(
                text.isPresent(), text.map(all -> List.of(all.split("\n", -1))).orElse(List.of()));
    }

    private static boolean isAt(List<String> document, int from, int count, String hash) {
        return from >= 0
                && from + count <= document.size()
                && hash(document.subList(from, from + count)).equals(hash);
    }
}
