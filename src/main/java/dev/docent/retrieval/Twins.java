package dev.docent.retrieval;

import dev.docent.corpus.Extensions;
import dev.docent.index.ChunkHit;
import java.util.List;

/**
 * Recognizes what a file says again in another format: {@code manual.html} beside {@code manual.txt}. Their chunks begin and end at
 * different places, so that none repeats another one. For one retrieval; one thread at a time.
 */
final class Twins {
    private final Repetition repetition;

    Twins(Repetition repetition) {
        this.repetition = repetition;
    }

    /**
     * Returns whether a document of the same name in another format has a passage, and what was found of it contains the hit. If
     * the question names the hit literally, the other one must have what it names too.
     *
     * @param found all hits
     */
    boolean show(ChunkHit hit, List<Draft> drafts, List<ChunkHit> found) {
        var path = hit.chunk().location().path();
        return drafts.stream()
                .map(draft -> draft.location().path())
                .filter(other -> isTwin(path, other))
                .distinct()
                .anyMatch(other -> repetition.isIn(hit.chunk().text(), texts(other, hit.exact(), found)));
    }

    private static List<String> texts(String path, boolean exact, List<ChunkHit> found) {
        return found.stream()
                .filter(hit -> hit.chunk().location().path().equals(path) && (hit.exact() || !exact))
                .map(hit -> hit.chunk().text())
                .toList();
    }

    private static boolean isTwin(String path, String other) {
        return !path.equals(other)
                && !Extensions.of(path).equals(Extensions.of(other))
                && name(path).equals(name(other));
    }

    /** Returns the name of a file without its folder and its extension. */
    private static String name(String path) {
        var file = path.substring(path.lastIndexOf('/') + 1);
        return file.substring(0, file.length() - Extensions.of(path).length());
    }
}
