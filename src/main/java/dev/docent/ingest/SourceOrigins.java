package dev.docent.ingest;

import dev.docent.corpus.OriginAddresses;
import dev.docent.source.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the source of a document for its address. Thread-safe. */
final class SourceOrigins implements OriginAddresses {
    private final Map<String, Source> sources;

    SourceOrigins(List<Source> sources) {
        this.sources = sources.stream().collect(Collectors.toMap(Source::name, Function.identity()));
    }

    /** Returns how far behind others of its source a document stands that is as good; 0 for the first ones. */
    int place(String path) {
        int slash = path.indexOf('/');
        var source = slash < 0 ? null : sources.get(path.substring(0, slash));
        return source == null ? 0 : source.place(path.substring(slash + 1));
    }

    @Override
    public Optional<String> pattern(String path, @Nullable String revision) {
        int slash = path.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : Optional.ofNullable(sources.get(path.substring(0, slash)))
                        .flatMap(source -> source.origin(path.substring(slash + 1), revision));
    }
}
