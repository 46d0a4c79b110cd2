package dev.docent.source;

import dev.docent.corpus.Extensions;
import dev.docent.source.LeftOut.Why;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the names of files and folders say, independent of git.
 *
 * <ul>
 * <li>Never read: files of tools (version control, editors, caches), files and folders that contain passwords,
 * installed dependencies, lock files and minified files.
 *   <li>Only the prose is read: hidden files and folders, except those of forges such as {@code .github}; folders of
 *       build output; folders of third-party code.
 * </ul>
 *
 * <p>Many of these names are ordinary words, and a handbook may have a chapter {@code build} or {@code Pods}. So in
 * most of these folders, prose is still read, which is enough to keep generated files out. A folder is left out as a
 * whole only if its name has no other meaning, or if its content proves it.
 */
public final class FileNames {
    /** What is read in a folder; each includes the ones before. */
    public enum Limit {
        /** All formats. */
        NONE,
        /** Prose, and what git tracks. */
        HIDDEN,
        /** Prose, and what git tracks. */
        BUILT,
        /** Prose only. */
        FOREIGN;

        /** Returns the narrower one. */
        public Limit and(Limit other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    private static final Set<String> TOOLS = Set.of(
            ".git",
            ".hg",
            ".svn",
            ".bzr",
            ".jj",
            "_darcs",
            ".idea",
            ".vscode",
            ".vs",
            ".settings",
            ".metadata",
            ".tox",
            ".nox",
            ".eggs",
            ".gradle",
            ".m2",
            ".npm",
            ".yarn",
            ".pnpm-store",
            ".next",
            ".nuxt",
            ".svelte-kit",
            ".parcel-cache",
            ".turbo",
            ".cache",
            ".ccache",
            ".terraform",
            ".serverless",
            ".mypy_cache",
            ".pytest_cache",
            ".ruff_cache",
            ".hypothesis",
            ".ipynb_checkpoints",
            ".sass-cache",
            ".bundle",
            ".cargo",
            ".rustup",
            ".dart_tool",
            ".pub-cache",
            ".Trash",
            ".Trashes",
            ".Spotlight-V100",
            ".fseventsd",
            "__pycache__",
            "__snapshots__",
            "htmlcov");
    private static final Set<String> DEPENDENCIES =
            Set.of("node_modules", "bower_components", "jspm_packages", "site-packages");
    /** Folders that are left out if they contain a file that proves what they are. */
    private static final Map<String, String> DEPENDENCIES_WITH = Map.of(
            "venv",
            "pyvenv.cfg",
            ".venv",
            "pyvenv.cfg",
            "virtualenv",
            "pyvenv.cfg",
            "env",
            "pyvenv.cfg",
            "Pods",
            "Manifest.lock");

    private static final Map<String, String> TOOLS_WITH = Map.of("CVS", "Entries");

    private static final Set<String> FORGES =
            Set.of(".github", ".gitlab", ".gitea", ".forgejo", ".circleci", ".azuredevops");
    private static final Set<String> BUILT = Set.of("target", "build", "dist", "out", "bin", "obj", "DerivedData");
    private static final Set<String> FOREIGN = Set.of("vendor", "third_party", "third-party", "Carthage");

    private static final Set<String> LOCK_FILES = Set.of(
            "package-lock.json",
            "npm-shrinkwrap.json",
            "pnpm-lock.yaml",
            "yarn.lock",
            "bun.lock",
            "composer.lock",
            "gemfile.lock",
            "cargo.lock",
            "poetry.lock",
            "pdm.lock",
            "uv.lock",
            "pipfile.lock",
            "packages.lock.json",
            "podfile.lock",
            "flake.lock",
            "gradle.lockfile",
            "go.sum");
    private static final Set<String> MINIFIED =
            Set.of(".min.js", ".min.mjs", ".min.cjs", ".min.css", ".min.html", ".bundle.js", ".map");

    private static final Set<String> LOCK_EXTENSIONS = Set.of(".lock", ".lockfile", ".sum");

    private FileNames() {}

    /** Returns whether this name is internal to a mounted volume: the volume shows links, and they lead here. */
    static boolean isOfVolume(String name) {
        return name.startsWith("..");
    }

    /** Returns whether a file or folder is hidden by its name. */
    public static boolean isHidden(String name) {
        return name.startsWith(".");
    }

    /**
     * Returns why a folder is left out as a whole, if it is.
     *
     * @param contains returns whether it contains a file or folder of this name
     */
    public static Optional<Why> folder(String name, Predicate<String> contains) {
        if (TOOLS.contains(name) || contains(contains, TOOLS_WITH.get(name))) {
            return Optional.of(Why.TOOL);
        }
        if (DEPENDENCIES.contains(name) || contains(contains, DEPENDENCIES_WITH.get(name))) {
            return Optional.of(Why.DEPENDENCIES);
        }
        return secret(name);
    }

    private static boolean contains(Predicate<String> folder, @Nullable String proof) {
        return proof != null && folder.test(proof);
    }

    /** Returns why a file is left out whatever its format, if it is. */
    public static Optional<Why> file(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (LOCK_FILES.contains(lower)) {
            return Optional.of(Why.LOCK_FILE);
        }
        if (MINIFIED.stream().anyMatch(lower::endsWith)) {
            return Optional.of(Why.MINIFIED);
        }
        return secret(name);
    }

    /** Returns why a file that no format claims is left out before it is opened, if it is. */
    static Optional<Why> unknown(String name) {
        if (SecretNames.mayBeOfUnknownFormat(name)) {
            return Optional.of(Why.SECRET);
        }
        return LOCK_EXTENSIONS.contains(Extensions.of(name)) ? Optional.of(Why.LOCK_FILE) : Optional.empty();
    }

    /** Returns why files or folders of this name are secret, if they contain passwords or keys. */
    public static Optional<Why> secret(String name) {
        return SecretNames.contains(name) ? Optional.of(Why.SECRET) : Optional.empty();
    }

    /**
     * Returns what is read below a folder of this name.
     *
     * @param belowSrc whether it is below a folder {@code src}, where {@code build} and {@code vendor} are packages of
     *     source code
     */
    public static Limit limit(String name, boolean belowSrc) {
        if (isHidden(name)) {
            return FORGES.contains(name) ? Limit.NONE : Limit.HIDDEN;
        }
        if (belowSrc) {
            return Limit.NONE;
        }
        return FOREIGN.contains(name) ? Limit.FOREIGN : BUILT.contains(name) ? Limit.BUILT : Limit.NONE;
    }
}
