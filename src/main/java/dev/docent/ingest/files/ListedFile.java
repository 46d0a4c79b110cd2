package dev.docent.ingest.files;

import dev.docent.json.Inline;
import dev.docent.source.LeftOut;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder of a source, and its state. Immutable; its JSON is part of {@code GET /api/index/files}.
 *
 * @param source the name of the source
 * @param path its path inside the source; the path of a folder that is left out ends with {@code /}
 * @param state its state
 * @param reason the name of the rule that leaves it out
 * @param detail the rule, or what went wrong, in words
 * @param facts what else is known
 */
public record ListedFile(
        String source,
        String path,
        FileStatus state,
        @Nullable String reason,
        @Nullable String detail,
        @Inline ListedFacts facts) {
    static ListedFile indexed(String source, String path) {
        return new ListedFile(source, path, FileStatus.INDEXED, null, null, ListedFacts.NONE);
    }

    public static ListedFile failed(String source, String path, String detail) {
        return new ListedFile(source, path, FileStatus.FAILED, null, detail, ListedFacts.NONE);
    }

    public static ListedFile leftOut(String source, LeftOut what) {
        return new ListedFile(
                source, what.path(), FileStatus.LEFT_OUT, what.why().code(), what.reason(), ListedFacts.NONE);
    }

    ListedFile with(ListedFacts known) {
        return new ListedFile(source, path, state, reason, detail, known);
    }

    /** Returns the path after the name of the source. */
    public String wholePath() {
        return source + "/" + path;
    }
}
