package dev.docent.ingest.files;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Selects files. Immutable.
 *
 * @param source the name of their source; empty for all
 * @param state their state; null for any
 * @param reason the name of the rule that leaves them out; empty for any
 * @param words words in their paths, in upper or lower case
 * @param after the whole path of the last file of the previous page; empty for the first page
 * @param limit the maximum number of files
 */
public record FileQuery(
        String source, @Nullable FileStatus state, String reason, String words, String after, int limit) {
    public FileQuery {
        if (limit < 1) {
            throw new IllegalArgumentException("limit (" + limit + ") must be positive");
        }
        words = words.toLowerCase(Locale.ROOT);
    }

    boolean wantsSource(String name) {
        return source.isEmpty() || source.equals(name);
    }

    boolean wantsState(FileStatus status) {
        return state == null || state == status;
    }

    boolean wants(ListedFile file) {
        return wantsState(file.state())
                && (reason.isEmpty() || reason.equals(file.reason()))
                && file.path().toLowerCase(Locale.ROOT).contains(words);
    }
}
