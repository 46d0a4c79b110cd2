package dev.docent.bench;

import dev.docent.embedding.local.FolderEmbedder;
import dev.docent.embedding.local.MiniLmEmbedder;
import dev.docent.index.Embedder;
import dev.docent.settings.EmbeddingProvider;
import dev.docent.settings.EmbeddingSettings;
import dev.docent.settings.EmbeddingSettings.TextRules;
import dev.docent.settings.Pooling;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The embedding model of a {@link RetrievalBenchmark}.
 *
 * @param folder where it is; empty for the built-in one
 * @param questionPrefix what is put before questions
 * @param documentPrefix what is put before chunks
 * @param pooling how one vector is made of those of the tokens, as in {@code docent.embedding.pooling}
 * @param languages the codes of the languages that it knows, divided by commas; empty for all
 */
record BenchModel(String folder, String questionPrefix, String documentPrefix, String pooling, String languages) {
    /**
     * Opens it.
     *
     * @param window the most tokens that the built-in model reads
     */
    Embedder open(int window) {
        if (folder.isEmpty()) {
            return new MiniLmEmbedder(window);
        }
        var how = Pooling.valueOf(pooling.toUpperCase(Locale.ROOT));
        var known = Arrays.stream(languages.split(",", -1))
                .filter(code -> !code.isEmpty())
                .toList();
        var rules = new TextRules(questionPrefix, documentPrefix, how);
        var path = Path.of(folder).toAbsolutePath();
        var settings = new EmbeddingSettings(EmbeddingProvider.BUILTIN, path, null, rules, List.copyOf(known));
        return new FolderEmbedder(path, settings, MiniLmEmbedder.counter());
    }
}
