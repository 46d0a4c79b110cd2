package dev.docent.source;

import java.util.Optional;

/**
 * A source that readers see under another name than its paths.
 *
 * @param source the source itself
 * @param title its name for readers
 */
record TitledSource(Source source, String title) implements Source {
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
    public Optional<String> revision() {
        return source.revision();
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
    public void walk(SourceVisitor visitor) throws SourceException {
        source.walk(visitor);
    }

    @Override
    public boolean look(String path, SourceVisitor visitor) throws SourceException {
        return source.look(path, visitor);
    }
}
