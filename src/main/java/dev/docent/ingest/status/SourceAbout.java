package dev.docent.ingest.status;

import dev.docent.source.Source;
import dev.docent.source.SourceKind;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a source is. Immutable; its JSON is part of {@code GET /api/index} and {@code GET /api/sources}.
 *
 * @param name the name that the paths of its documents begin with
 * @param title its name for people
 * @param type the kind of place that it reads
 * @param location where it is, without passwords and keys; empty for those who may not know
 * @param revision the version of it that was read last, if it has versions
 * @param revisions the versions that were read last by the names of their branches, if there may be several; {@code revision} is
 *     null then
 */
public record SourceAbout(
        String name,
        String title,
        SourceKind type,
        String location,
        @Nullable String revision,
        @Nullable Map<String, String> revisions) {
    /** The user and password of a URL, and its query, which may contain a token. */
    private static final Pattern SECRETS = Pattern.compile("(?<=://)[^/?#]*@|[?#].*");

    public SourceAbout {
        // Whatever the source says: what is shown must contain no password.
        location = location.contains("://") ? SECRETS.matcher(location).replaceAll("") : location;
    }

    static SourceAbout of(Source source) {
        return new SourceAbout(
                source.name(),
                source.title(),
                source.kind(),
                source.location(),
                source.revision().orElse(null),
                source.revisions().isEmpty() ? null : source.revisions());
    }

    /** Returns the same without the place. */
    SourceAbout forReaders() {
        return new SourceAbout(name, title, type, "", revision, revisions);
    }
}
