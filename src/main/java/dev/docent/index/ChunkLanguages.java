package dev.docent.index;

import dev.docent.corpus.Chunk;
import dev.docent.corpus.Document;
import dev.docent.index.language.LanguageDetector;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages of a document's chunks: what a chunk itself shows, otherwise that of the document. One thread at a time. */
final class ChunkLanguages {
    private final @Nullable String ofDocument;

    ChunkLanguages(Document document) {
        this.ofDocument = LanguageDetector.detect(document.text()).orElse(null);
    }

    /** Returns the code of a chunk's language, if it is known. */
    Optional<String> of(Chunk chunk) {
        return LanguageDetector.detect(chunk.text()).or(() -> Optional.ofNullable(ofDocument));
    }
}
