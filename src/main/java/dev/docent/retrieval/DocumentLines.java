package dev.docent.retrieval;

import dev.docent.corpus.Chunk;
import dev.docent.corpus.Location;
import dev.docent.index.ChunkIndex;
import dev.docent.index.StoredDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stored texts of documents by line, each read once. Serves one retrieval; one thread at a time. */
final class DocumentLines {
    private record Text(StoredDocument document, List<String> lines) {}

    private final ChunkIndex index;
    private final Map<String, Optional<Text>> texts = new HashMap<>();

    DocumentLines(ChunkIndex index) {
        this.index = index;
    }

    /** Returns the version of a document in its source, if it is known. */
    Optional<String> revision(String path) {
        return text(path).flatMap(text -> text.document().revision());
    }

    /** Returns the lines of a location, joined; nothing if the document does not have them. */
    Optional<String> at(Location location) {
        return text(location.path())
                .map(Text::lines)
                .filter(lines -> location.endLine() <= lines.size())
                .map(lines -> String.join("\n", lines.subList(location.startLine() - 1, location.endLine())));
    }

    /**
     * Returns whether the chunk is what stands in its lines. It is not when the document was replaced after the search, or
     * when a line was too long for one chunk.
     */
    boolean agreesWith(Chunk chunk) {
        return at(chunk.location()).filter(chunk.text()::equals).isPresent();
    }

    private Optional<Text> text(String path) {
        return texts.computeIfAbsent(
                path,
                unread -> index.document(unread)
                        .map(document ->
                                new Text(document, List.of(document.text().split("\n", -1)))));
    }
}
