package dev.docent.ingest;

/**
 * What a pass looks at. Immutable.
 *
 * @param source the name of the only source; empty for all sources
 * @param path the path of the only file or folder, inside the source; empty for all of it
 */
public record PassScope(String source, String path) {
    /** All of all sources. */
    public static final PassScope ALL = new PassScope("", "");

    public PassScope {
        if (source.isEmpty() && !path.isEmpty()) {
            throw new IllegalArgumentException("the path " + path + " belongs to no source");
        }
    }

    /** Returns the scope of a source, or of a whole path, which begins with the name of its source: {@code docs/a.md}. */
    public static PassScope of(String wholePath) {
        int slash = wholePath.indexOf('/');
        return slash < 0
                ? new PassScope(wholePath, "")
                : new PassScope(wholePath.substring(0, slash), wholePath.substring(slash + 1));
    }

    boolean isAll() {
        return source.isEmpty();
    }

    boolean has(String name) {
        return isAll() || source.equals(name);
    }

    /** Returns whether looking at this also looks at all of the other one. */
    boolean covers(PassScope other) {
        return isAll() || (source.equals(other.source) && (path.isEmpty() || path.equals(other.path)));
    }
}
