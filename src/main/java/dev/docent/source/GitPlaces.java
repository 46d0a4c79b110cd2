package dev.docent.source;

import dev.docent.home.Places;
import dev.docent.paths.PathText;
import dev.docent.settings.SourceSettings;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.Locale;

/**
 * A git repository: an address of HTTP or SSH, or a folder of this machine, as its path or as a {@code file} URL.
 *
 * @param location an address, or an absolute path
 * @param remote whether it is an address
 */
public record GitPlaces(String location, boolean remote) implements SourcePlace {
    private static final String FILE = "file:";
    private static final String DOT_GIT = ".git";

    /** The authority of a {@code file} URL (RFC 8089), which is this machine. */
    private static final String THIS_MACHINE = "^//(?:localhost)?(?=/)";

    /** @throws IllegalArgumentException if the location cannot be a repository; the message says why */
    static GitPlaces of(String location, Places places) {
        boolean unprotected = location.regionMatches(true, 0, "git://", 0, "git://".length());
        if (!unprotected && RepositoryAddress.of(location).isPresent()) {
            return new GitPlaces(location, true);
        }
        boolean file = location.regionMatches(true, 0, FILE, 0, FILE.length());
        if (!file && location.contains("://")) {
            throw new IllegalArgumentException(
                    "Docent reads repositories over https, http and ssh, and in folders of this machine");
        }
        try {
            var path = file ? location.substring(FILE.length()).replaceFirst(THIS_MACHINE, "") : location;
            return new GitPlaces(PathText.of(places.resolve(path)), false);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(e.getReason(), e);
        }
    }

    /** The last part of the path, without {@code .git}. */
    @Override
    public String name() {
        var path = remote
                ? RepositoryAddress.of(location).map(RepositoryAddress::path).orElse("")
                : location.replace('\\', '/');
        var parts = Arrays.asList(path.split("/"));
        for (int i = parts.size() - 1; i >= 0; i--) {
            var part = parts.get(i);
            var name = part.toLowerCase(Locale.ROOT).endsWith(DOT_GIT)
                    ? part.substring(0, part.length() - DOT_GIT.length())
                    : part;
            if (!name.isEmpty()) {
                return name;
            }
        }
        return "repository";
    }

    @Override
    public Source source(String name, SourceSettings settings, SourceContext context) {
        return context.remote().git(this, name, settings, context);
    }
}
