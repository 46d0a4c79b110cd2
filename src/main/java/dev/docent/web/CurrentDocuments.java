package dev.docent.web;

import dev.docent.corpus.DocumentNames;
import dev.docent.corpus.Location;
import dev.docent.corpus.OriginAddresses;
import dev.docent.index.ChunkIndex;
import dev.docent.index.StoredDocument;
import java.util.Optional;

/**
 * The documents as they are now. Thread-safe.
 *
 * @param index has them
 * @param names finds documents by paths that the index does not have
 * @param origins finds where people see documents
 */
public record CurrentDocuments(ChunkIndex index, DocumentNames names, OriginAddresses origins) {
    /** Returns the document of a path. */
    Optional<StoredDocument> document(String path) {
        return index.document(path).or(() -> index.document(names.indexed(path)));
    }

    /** Returns whether a document has this revision, so that its text is the same; it is not read. */
    boolean hasRevision(String path, String revision) {
        return index.revision(path).filter(revision::equals).isPresent();
    }

    /** Returns the place of lines in a document of now, as far as it has them; empty if the document is not there. */
    Optional<Location> location(String path, int startLine, int endLine) {
        return document(path).map(document -> {
            int count = Math.max(1, (int) document.text().lines().count());
            int first = Math.max(1, Math.min(startLine, count));
            int last = Math.max(first, Math.min(endLine, count));
            return new Location(path, document.revision(), document.parts().span(first, last));
        });
    }
}
