package dev.docent.embedding;

import dev.docent.settings.EmbeddingSettings;
import java.util.Optional;

/** Finds the name of a model in the identity of a {@link RemoteEmbedder}. */
final class FormerName {
    private FormerName() {}

    /**
     * Returns the name, if the embedder was of the same provider. A name has no spaces; what follows it is the length of vectors
     * and the prefix.
     */
    static Optional<String> of(String id, EmbeddingSettings settings) {
        var start = settings.provider().settingName() + " ";
        if (!id.startsWith(start)
                || settings.service() == null
                || settings.service().name() == null) {
            return Optional.empty();
        }
        var rest = id.substring(start.length());
        int end = rest.indexOf(' ');
        return Optional.of(end < 0 ? rest : rest.substring(0, end));
    }
}
