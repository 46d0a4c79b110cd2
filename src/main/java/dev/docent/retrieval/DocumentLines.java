package dev.docent.retrieval;

import dev.docent.corpus.Chunk;
import dev.docent.corpus.Location;
import dev.docent.index.ChunkIndex;
import dev.docent.index.StoredDocument;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stored texts of documents by line. A document is read once, when two of its chunks may be joined, and its lines are
 * not copied. For one retrieval; one thread at a time.
 */
final class DocumentLines {
    /** A text, and where its lines begin; one more position follows its end. */
    private static final class Text {
        /** The text of a document that does not exist: it has no lines. */
        private static final Text NONE = new Text("", new int[0]);

        private final String text;
        private final int[] starts;

        private Text(String text, int[] starts) {
            this.text = text;
            this.starts = starts;
        }

        static Text of(StoredDocument document) {
            var text = document.text();
            var starts = new int[16];
            int lines = 0;
            for (int at = 0; at >= 0; at = next(text, at)) {
                starts = lines + 1 < starts.length ? starts : Arrays.copyOf(starts, 2 * starts.length);
                starts[lines++] = at;
            }
            starts[lines] = text.length() + 1;
            return new Text(text, Arrays.copyOf(starts, lines + 1));
        }

        private static int next(String text, int from) {
            int end = text.indexOf('\n', from);
            return end < 0 ? -1 : end + 1;
        }

        Optional<String> lines(int start, int end) {
            return end < starts.length
                    ? Optional.of(text.substring(starts[start - 1], starts[end] - 1))
                    : Optional.empty();
        }
    }

    private final ChunkIndex index;
    private final Map<String, Text> texts = new HashMap<>();

    DocumentLines(ChunkIndex index) {
        this.index = index;
    }

    /** Returns the version of a document in its source, if it is known. */
    Optional<String> revision(String path) {
        return index.revision(path);
    }

    /** Returns the lines of a location, joined; empty if the document does not have them. */
    Optional<String> at(Location location) {
        return texts.computeIfAbsent(location.path(), this::read).lines(location.startLine(), location.endLine());
    }

    private Text read(String path) {
        return index.document(path).map(Text::of).orElse(Text.NONE);
    }

    /**
     * Returns whether the chunk is the text of its lines, or a piece of its only line because that was too long for one chunk. It is
     * not if the document was replaced after the search.
     */
    boolean agreesWith(Chunk chunk) {
        var location = chunk.location();
        boolean oneLine = location.startLine() == location.endLine();
        return at(location)
                .filter(text -> text.equals(chunk.text()) || (oneLine && text.contains(chunk.text())))
                .isPresent();
    }

    /** Returns the text of two pieces of one line, if one follows the other. */
    Optional<String> joinedPieces(Chunk piece, Chunk other) {
        if (!piece.location().equals(other.location())) {
            return Optional.empty();
        }
        return at(piece.location())
                .flatMap(line -> Stream.of(piece.text() + other.text(), other.text() + piece.text())
                        .filter(line::contains)
                        .findFirst());
    }
}
