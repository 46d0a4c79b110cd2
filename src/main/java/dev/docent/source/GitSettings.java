package dev.docent.source;

import dev.docent.paths.PathText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where git looks for the settings of a user, by the section "FILES" of {@code git help config}. Immutable.
 *
 * @param userHome what {@code ~} means
 * @param files the files of the machine and of the user; later files win
 * @param excludesFile the rules that apply if {@code core.excludesFile} is not set, if there are any
 */
public record GitSettings(
        Path userHome, List<Path> files, @Nullable Path excludesFile) {
    /** No settings. */
    public static final GitSettings NONE = new GitSettings(Path.of(""), List.of(), null);

    public GitSettings {
        files = List.copyOf(files);
    }

    /**
     * Returns the settings of the user that runs this process.
     *
     * @param environment of the process
     * @param userHome the user's home if the environment does not name it
     */
    public static GitSettings of(Map<String, String> environment, Path userHome) {
        Path home = path(environment, "HOME").orElse(userHome);
        Path config = path(environment, "XDG_CONFIG_HOME")
                .orElse(home.resolve(".config"))
                .resolve("git");
        var files = new ArrayList<Path>();
        if (!environment.containsKey("GIT_CONFIG_NOSYSTEM")) {
            files.add(path(environment, "GIT_CONFIG_SYSTEM").orElse(Path.of("/etc/gitconfig")));
        }
        path(environment, "GIT_CONFIG_GLOBAL")
                .ifPresentOrElse(
                        files::add, () -> files.addAll(List.of(config.resolve("config"), home.resolve(".gitconfig"))));
        return new GitSettings(home, files, config.resolve("ignore"));
    }

    private static Optional<Path> path(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                // Without a locale, Java replaces letters in paths, which then lead nowhere.
                .filter(value -> !value.isEmpty() && value.indexOf('\uFFFD') < 0)
                .map(PathText::of);
    }
}
