package dev.docent.ingest;

import java.util.List;
import java.util.Optional;

/**
 * Some of the files that were asked for. Immutable; its JSON is the answer of {@code GET /api/index/files}.
 *
 * @param total how many there are in all
 * @param files in the order of their whole paths
 * @param next what to ask for {@code after} to get more; absent when these are the last
 */
public record FilePage(int total, List<ListedFile> files, Optional<String> next) {
    public FilePage {
        files = List.copyOf(files);
    }
}
