package dev.docent.ingest.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of files. Immutable; its JSON is the response of {@code GET /api/index/files}.
 *
 * @param total how many files match in all
 * @param files in the order of their whole paths
 * @param next the value of {@code after} for the next page; absent on the last page
 */
public record FilePage(
        int total, List<ListedFile> files, @Nullable String next) {
    public FilePage {
        files = List.copyOf(files);
    }
}
