package dev.docent.settings;

import dev.docent.paths.PathText;
import java.nio.file.Path;

/**
 * Where paths in settings begin. Immutable.
 *
 * @param userHome what {@code ~} stands for
 * @param workingDirectory where a relative path begins
 */
record Places(Path userHome, Path workingDirectory) {
    /** Returns the absolute path that the text means. */
    Path resolve(String text) {
        if (text.equals("~")) {
            return userHome;
        }
        var path = text.startsWith("~/") || text.startsWith("~\\")
                ? userHome.resolve(PathText.of(text.substring(2)))
                : workingDirectory.resolve(PathText.of(text));
        return path.toAbsolutePath().normalize();
    }
}
