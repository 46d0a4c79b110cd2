package dev.docent.ingest;

import dev.docent.corpus.DocumentNames;
import dev.docent.source.Source;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the source of a document for its paths. Thread-safe. */
final class SourceNames implements DocumentNames {
    private final Map<String, Source> sources;

    SourceNames(List<Source> sources) {
        this.sources = sources.stream().collect(Collectors.toMap(Source::name, Function.identity()));
    }

    @Override
    public String indexed(String path) {
        int slash = path.indexOf('/') + 1;
        var source = source(path, slash);
        return source == null ? path : path.substring(0, slash) + source.indexedPath(path.substring(slash));
    }

    @Override
    public List<String> others(String path) {
        int slash = path.indexOf('/') + 1;
        var source = source(path, slash);
        return source == null
                ? List.of()
                : source.otherPaths(path.substring(slash)).stream()
                        .map(other -> path.substring(0, slash) + other)
                        .toList();
    }

    private @Nullable Source source(String path, int slash) {
        return slash == 0 ? null : sources.get(path.substring(0, slash - 1));
    }
}
