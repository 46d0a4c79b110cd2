package dev.docent.ingest;

import dev.docent.source.LeftOut;
import java.util.Optional;

/**
 * A file or folder of a source, and its state. Immutable; its JSON is part of {@code GET /api/index/files}.
 *
 * @param source the name of the source
 * @param path its path inside the source; the path of a folder that is left out ends with {@code /}
 * @param state what became of it
 * @param reason the name of the rule that leaves it out
 * @param detail the rule, or what went wrong, in words
 */
public record ListedFile(
        String source, String path, FileStatus state, Optional<String> reason, Optional<String> detail) {
    static ListedFile indexed(String source, String path) {
        return new ListedFile(source, path, FileStatus.INDEXED, Optional.empty(), Optional.empty());
    }

    static ListedFile failed(String source, String path, String detail) {
        return new ListedFile(source, path, FileStatus.FAILED, Optional.empty(), Optional.of(detail));
    }

    static ListedFile leftOut(String source, LeftOut what) {
        return new ListedFile(
                source, what.path(), FileStatus.LEFT_OUT, Optional.of(what.why().code()), Optional.of(what.reason()));
    }

    /** Returns the path after the name of the source. */
    String wholePath() {
        return source + "/" + path;
    }
}
