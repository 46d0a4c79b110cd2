package dev.docent.ingest;

import dev.docent.index.ChunkIndex;
import dev.docent.source.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What became of the files of each source: those that the index has, and those that the last pass named as failed or left
 * out. Thread-safe.
 */
final class FileLists {
    private final List<Source> sources;
    private final ChunkIndex index;
    private final Map<String, List<ListedFile>> named = new ConcurrentHashMap<>();

    FileLists(List<Source> sources, ChunkIndex index) {
        this.sources = sources;
        this.index = index;
    }

    /** Replaces what a pass named of a source. */
    void put(String source, List<ListedFile> files) {
        named.put(source, List.copyOf(files));
    }

    /** Returns a part of the files; takes a moment for an index of many documents. */
    FilePage find(FileQuery query) {
        var found = new TreeMap<String, ListedFile>();
        for (var source : sources) {
            if (query.wantsSource(source.name())) {
                add(query, source.name(), found);
            }
        }
        var rest = query.after().isEmpty() ? found : found.tailMap(query.after(), false);
        var files = rest.values().stream().limit(query.limit()).toList();
        boolean more = files.size() < rest.size();
        return new FilePage(
                found.size(),
                files,
                more ? Optional.of(files.get(files.size() - 1).wholePath()) : Optional.empty());
    }

    /** A file that failed may still be in the index as it was before. It is listed as failed. */
    private void add(FileQuery query, String source, Map<String, ListedFile> found) {
        var others = named.getOrDefault(source, List.of());
        if (query.wantsState(FileStatus.INDEXED) && query.reason().isEmpty()) {
            for (var path : index.fingerprints(source).keySet()) {
                var file = ListedFile.indexed(source, path.substring(source.length() + 1));
                if (query.wants(file)) {
                    found.put(path, file);
                }
            }
            others.forEach(file -> found.remove(file.wholePath()));
        }
        others.stream().filter(query::wants).forEach(file -> found.put(file.wholePath(), file));
    }
}
