package dev.docent.ingest.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a file is found, or not. Immutable; its JSON is the response of {@code GET /api/index/files/why}.
 *
 * @param path the path with the name of its source; as it was typed if no source has it
 * @param state what became of it
 * @param text the same in words, and what to do
 * @param rule the rule that leaves it out; absent if none does
 * @param indexed its passages; absent unless it is in the index
 * @param similar the paths of up to ten files of this name; empty unless no source has the path
 */
public record FileAnswer(
        String path,
        FileVerdict state,
        String text,
        @Nullable DecidingRule rule,
        @Nullable PassageList indexed,
        List<String> similar) {
    public FileAnswer {
        similar = List.copyOf(similar);
    }

    static FileAnswer of(String path, FileVerdict state, String text) {
        return new FileAnswer(path, state, text, null, null, List.of());
    }

    FileAnswer with(DecidingRule decided) {
        return new FileAnswer(path, state, text, decided, indexed, similar);
    }

    FileAnswer with(PassageList passages) {
        return new FileAnswer(path, state, text, rule, passages, similar);
    }
}
