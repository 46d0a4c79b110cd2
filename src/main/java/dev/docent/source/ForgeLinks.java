package dev.docent.source;

import dev.docent.settings.Forge;
import dev.docent.settings.SourceSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Knows where forges show lines of a file, by the location of the repository. Stateless. */
final class ForgeLinks {
    private static final Map<String, Forge> HOSTS = Map.of(
            "github.com", Forge.GITHUB,
            "gitlab.com", Forge.GITLAB,
            "codeberg.org", Forge.GITEA,
            "gitea.com", Forge.GITEA,
            "bitbucket.org", Forge.BITBUCKET,
            "dev.azure.com", Forge.AZURE);

    /** Servers of one's own are often named after their software: {@code gitlab.example.com}. */
    private static final Map<String, Forge> FIRST_NAMES = Map.of(
            "github", Forge.GITHUB,
            "gitlab", Forge.GITLAB,
            "gitea", Forge.GITEA,
            "forgejo", Forge.GITEA,
            "bitbucket", Forge.BITBUCKET);

    private static final String AZURE_BEFORE = ".visualstudio.com";
    private static final String CLOUD = "bitbucket.org";

    private ForgeLinks() {}

    /** Returns the link of a source: that of its settings, or that of its forge; empty if neither is known. */
    static Optional<OriginLink> of(SourceSettings settings) {
        var look = settings.look();
        if (look.link() != null) {
            return Optional.of(new OriginLink(look.link()));
        }
        return RepositoryAddress.of(settings.where().location())
                .flatMap(address -> Stream.ofNullable(look.forge())
                        .findFirst()
                        .or(() -> byHost(address.host()))
                        .map(forge -> new OriginLink(pattern(forge, address))));
    }

    private static Optional<Forge> byHost(String host) {
        return Stream.of(
                        HOSTS.get(host),
                        host.endsWith(AZURE_BEFORE) ? Forge.AZURE : null,
                        FIRST_NAMES.get(host.split("\\.", 2)[0].toLowerCase(Locale.ROOT)))
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    private static String pattern(Forge forge, RepositoryAddress address) {
        var repository = address.page() + "/" + address.path();
        return switch (forge) {
            case GITHUB -> repository + "/blob/{revision}/{path}?plain=1#L{start}-L{end}";
            case GITLAB -> repository + "/-/blob/{revision}/{path}?plain=1#L{start}-{end}";
            case GITEA -> repository + "/src/commit/{revision}/{path}?display=source#L{start}-L{end}";
            case BITBUCKET -> bitbucket(address, repository);
            case AZURE ->
                azure(address)
                        + "?path=/{path}&version=GC{revision}&_a=contents&line={start}&lineEnd={end}&lineStartColumn=1&lineEndColumn=9999";
            case SOURCEGRAPH ->
                "https://sourcegraph.com/" + address.host() + "/" + address.path()
                        + "@{revision}/-/blob/{path}?L{start}-{end}";
        };
    }

    /** Bitbucket Data Center has other addresses than Bitbucket Cloud, and {@code scm} in those of HTTP. */
    private static String bitbucket(RepositoryAddress address, String repository) {
        if (address.host().equals(CLOUD)) {
            return repository + "/src/{revision}/{path}#lines-{start}:{end}";
        }
        var parts = List.of(address.path().replaceFirst("^(?:.*/)?scm/", "").split("/"));
        var context = address.path().contains("/scm/")
                ? "/" + address.path().substring(0, address.path().indexOf("/scm/"))
                : "";
        return address.page() + context + "/projects/" + parts.get(0) + "/repos/" + parts.get(parts.size() - 1)
                + "/browse/{path}?at={revision}#{start}-{end}";
    }

    /** Addresses of SSH have {@code v3/organization/project/repository}. */
    private static String azure(RepositoryAddress address) {
        var parts = List.of(address.path().split("/"));
        if (!parts.get(0).equals("v3") || parts.size() < 4) {
            return address.page() + "/" + address.path();
        }
        var organization = address.host().endsWith(AZURE_BEFORE)
                ? "https://" + parts.get(1) + AZURE_BEFORE
                : "https://dev.azure.com/" + parts.get(1);
        return organization + "/" + parts.get(2) + "/_git/" + parts.get(3);
    }
}
