package dev.docent.home;

import dev.docent.paths.PathText;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the paths in settings. Immutable.
 *
 * @param userHome what {@code ~} means; null if the user that runs the process has no home
 * @param workingDirectory the folder that relative paths are relative to
 */
public record Places(@Nullable Path userHome, Path workingDirectory) {
    /**
     * Reads the two folders. Java returns {@code ?} as the home of a user id without a name, which container
     * platforms use. The environment variable {@code HOME} then counts.
     *
     * @param properties the system properties
     * @param environment the environment variables
     * @throws java.nio.file.InvalidPathException if one of them is not a path
     */
    public static Places of(Map<String, String> properties, Map<String, String> environment) {
        var home = Stream.of(properties.getOrDefault("user.home", ""), environment.getOrDefault("HOME", ""))
                .map(PathText::of)
                .filter(Path::isAbsolute)
                .findFirst()
                .orElse(null);
        return new Places(home, PathText.of(properties.getOrDefault("user.dir", "")));
    }

    /**
     * Returns the absolute path of the text.
     *
     * @throws java.nio.file.InvalidPathException if it is not a path
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
        if (userHome == null) {
            throw new NoUserHomeException();
        }
        return userHome;
    }
}
