package dev.docent.evidence;

import dev.docent.corpus.Span;
import dev.docent.digest.Sha256;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether documents still say what answers cited. For one request; one thread at a time.
 *
 * <p>Lines that are at another place now have not changed. A document that is not there says nothing: it may come back.
 */
public final class Freshness {
    /** The most characters of documents that are read, 8 Mi. What is cited of further documents is taken as unchanged. */
    static final long MAX_CHARS = 8L << 20;

    private static final int HASH_CHARS = 16;

    private final Function<String, Optional<String>> textOf;
    private final Map<String, List<String>> documents = new HashMap<>();
    private long read;

    /** @param textOf returns the text of a document by its path, as it is indexed now */
    public Freshness(Function<String, Optional<String>> textOf) {
        this.textOf = textOf;
    }

    /** Returns the hash of some lines: 16 hexadecimal digits. */
    public static String hash(List<String> lines) {
        return Sha256.hexOfUtf8(String.join("\n", lines)).substring(0, HASH_CHARS);
    }

    /** Returns whether a document has other text now where lines with this hash were, and has them nowhere else. */
    public boolean hasChanged(String path, Span.Lines lines, String hash) {
        var now = documents.computeIfAbsent(path, this::linesOf);
        int count = lines.last() - lines.first() + 1;
        return !now.isEmpty() && !isAt(now, lines.first() - 1, count, hash) && !isAnywhere(now, count, hash);
    }

    private List<String> linesOf(String path) {
        if (read > MAX_CHARS) {
            return List.of();
        }
        var text = textOf.apply(path).orElse("");
        read += text.length();
        return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
    }

    private static boolean isAt(List<String> document, int from, int count, String hash) {
        return from >= 0
                && from + count <= document.size()
                && hash(document.subList(from, from + count)).equals(hash);
    }

    private static boolean isAnywhere(List<String> document, int count, String hash) {
        for (int from = 0; from + count <= document.size(); from++) {
            if (isAt(document, from, count, hash)) {
                return true;
            }
        }
        return false;
    }
}
