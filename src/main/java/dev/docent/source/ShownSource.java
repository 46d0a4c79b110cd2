package dev.docent.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A source with what its settings say about how readers see it.
 *
 * @param source the source itself
 * @param title its name for readers
 * @param link the addresses of its documents; null if the source itself may know them
 */
record ShownSource(Source source, String title, @Nullable OriginLink link) implements Source {
    @Override
    public String name() {
        return source.name();
    }

    @Override
    public String location() {
        return source.location();
    }

    @Override
    public SourceKind kind() {
        return source.kind();
    }

    @Override
    public Optional<String> origin(String path, @Nullable String revision) {
        return link == null
                ? source.origin(path, revision)
                : source.pathAtOrigin(path).flatMap(there -> link.of(there, revision));
    }

    @Override
    public int place(String path) {
        return source.place(path);
    }

    @Override
    public String indexedPath(String path) {
        return source.indexedPath(path);
    }

    @Override
    public List<String> otherPaths(String path) {
        return source.otherPaths(path);
    }

    @Override
    public Optional<String> pathAtOrigin(String path) {
        return source.pathAtOrigin(path);
    }

    @Override
    public Optional<String> revision() {
        return source.revision();
    }

    @Override
    public Map<String, String> revisions() {
        return source.revisions();
    }

    @Override
    public void refresh() throws SourceException {
        source.refresh();
    }

    @Override
    public void stop() {
        source.stop();
    }

    @Override
    public void renew() {
        source.renew();
    }

    @Override
    public void walk(SourceVisitor visitor) throws SourceException {
        source.walk(visitor);
    }

    @Override
    public boolean look(String path, SourceVisitor visitor) throws SourceException {
        return source.look(path, visitor);
    }

    @Override
    public void survey(SourceVisitor visitor) throws SourceException {
        source.survey(visitor);
    }
}
