package dev.docent.home;

import dev.docent.paths.PathText;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where paths in settings begin. Immutable.
 *
 * @param userHome what {@code ~} stands for; empty when the user who runs the process has no home
 * @param workingDirectory where a relative path begins
 */
public record Places(Optional<Path> userHome, Path workingDirectory) {
    /**
     * Finds them. Java says {@code ?} for the home of a user number without a name, as container platforms give them out; then the
     * environment variable {@code HOME} counts.
     *
     * @param properties the system properties
     * @param environment the environment variables
     * @throws java.nio.file.InvalidPathException if one of them is no path
     */
    public static Places of(Map<String, String> properties, Map<String, String> environment) {
        var home = Stream.of(properties.getOrDefault("user.home", ""), environment.getOrDefault("HOME", ""))
                .map(PathText::of)
                .filter(Path::isAbsolute)
                .findFirst();
        return new Places(home, PathText.of(properties.getOrDefault("user.dir", "")));
    }

    /**
     * Returns the absolute path that the text means.
     *
     * @throws java.nio.file.InvalidPathException if it is no path
     * @throws NoUserHomeException if it begins with {@code ~} and there is no home
     */
    public Path resolve(String text) {
        if (text.equals("~")) {
            return home();
        }
        var path = text.startsWith("~/") || text.startsWith("~\\")
                ? home().resolve(PathText.of(text.substring(2)))
                : workingDirectory.resolve(PathText.of(text));
        return path.toAbsolutePath().normalize();
    }

    private Path home() {
        return userHome.orElseThrow(NoUserHomeException::new);
    }
}
