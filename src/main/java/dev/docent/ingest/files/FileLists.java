package dev.docent.ingest.files;

import dev.docent.index.ChunkIndex;
import dev.docent.ingest.read.FileNote;
import dev.docent.ingest.read.Fingerprint;
import dev.docent.ingest.read.FormatNames;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files of each source and their state: those that the index has, and those that failed or were left out in the last
 * pass. Thread-safe.
 */
public final class FileLists {
    private final List<String> sources;
    private final ChunkIndex index;
    private final Map<String, List<ListedFile>> named = new ConcurrentHashMap<>();

    /** @param sources their names */
    public FileLists(List<String> sources, ChunkIndex index) {
        this.sources = List.copyOf(sources);
        this.index = index;
    }

    /** Replaces the files of a source that a pass lists by name. */
    public void put(String source, List<ListedFile> files) {
        named.put(source, List.copyOf(files));
    }

    /** Returns a page of the files. This takes a moment in a large index. */
    public FilePage find(FileQuery query) {
        var found = new TreeMap<String, ListedFile>();
        for (var source : sources) {
            if (query.wantsSource(source)) {
                add(query, source, found);
            }
        }
        var rest = query.after().isEmpty() ? found : found.tailMap(query.after(), false);
        var files =
                rest.values().stream().limit(query.limit()).map(this::withFacts).toList();
        boolean more = files.size() < rest.size();
        return new FilePage(
                found.size(), files, more ? files.get(files.size() - 1).wholePath() : null);
    }

    private ListedFile withFacts(ListedFile file) {
        boolean indexed = file.state() == FileStatus.INDEXED;
        var format = FormatNames.of(file.path()).orElse(indexed ? FormatNames.PLAIN_TEXT : null);
        if (!indexed) {
            return file.with(new ListedFacts(file.path().endsWith("/") ? null : format, null, null, null));
        }
        var note = index.fingerprint(file.wholePath())
                .flatMap(Fingerprint::parse)
                .map(Fingerprint::note)
                .orElse(FileNote.NONE);
        var at = note.at();
        return file.with(new ListedFacts(
                format,
                index.chunkCount(file.wholePath()),
                at == null ? null : note.bytes(),
                at == null ? null : at.truncatedTo(ChronoUnit.SECONDS).toString()));
    }

    /** Returns what the last pass listed about a file, or about the folder above it that is left out. */
    Optional<ListedFile> listed(String source, String path) {
        return named.getOrDefault(source, List.of()).stream()
                .filter(file -> file.path().equals(path) || (file.path().endsWith("/") && path.startsWith(file.path())))
                .findFirst();
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
