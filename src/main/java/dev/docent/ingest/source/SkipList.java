package dev.docent.ingest.source;

import java.util.Locale;
import java.util.Set;

/**
 * The names that are never indexed, whatever {@code .gitignore} says.
 *
 * <ul>
 *   <li>Everything whose name begins with a dot: version control ({@code .git}, {@code .hg}, {@code .svn}), editors
 *       ({@code .idea}, {@code .vscode}), environments ({@code .venv}, {@code .tox}), caches ({@code .gradle}, {@code
 *       .next}, {@code .cache}) and hidden files.
 *   <li>Folders of dependencies: {@code node_modules}, {@code bower_components}, {@code jspm_packages}, {@code
 *       site-packages}, {@code venv}, {@code virtualenv}, {@code Pods}, {@code Carthage}; of version control: {@code CVS},
 *       {@code RCS}, {@code SCCS}, {@code _darcs}; of caches: {@code __pycache__}, {@code __snapshots__}, {@code
 *       htmlcov}, {@code DerivedData}.
 *   <li>Folders of what a build makes, {@code target}, {@code build}, {@code dist}, {@code out}, {@code bin}, {@code obj},
 *       {@code vendor} and {@code third_party}, except below a folder {@code src}, where they are packages of somebody's
 *       code.
 *   <li>Lock files, which machines write for machines ({@code package-lock.json}, {@code yarn.lock}, …) and minified
 *       files ({@code *.min.js}, {@code *.bundle.js}, {@code *.min.css}, {@code *.map}).
 * </ul>
 */
final class SkipList {
    private static final Set<String> FOLDERS = Set.of(
            "node_modules",
            "bower_components",
            "jspm_packages",
            "site-packages",
            "venv",
            "virtualenv",
            "Pods",
            "Carthage",
            "CVS",
            "RCS",
            "SCCS",
            "_darcs",
            "__pycache__",
            "__snapshots__",
            "htmlcov",
            "DerivedData");
    private static final Set<String> BUILD_FOLDERS =
            Set.of("target", "build", "dist", "out", "bin", "obj", "vendor", "third_party");
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

    private SkipList() {}

    /** Returns whether a folder or file is hidden by its name. */
    static boolean isHidden(String name) {
        return name.startsWith(".");
    }

    /** Returns whether a folder holds nothing that somebody wrote here. */
    static boolean isSkippedFolder(String name, boolean belowSrc) {
        return FOLDERS.contains(name) || (!belowSrc && BUILD_FOLDERS.contains(name));
    }

    /** Returns whether a file was written by a package manager for itself. */
    static boolean isLockFile(String name) {
        return LOCK_FILES.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Returns whether a file was made small for machines. */
    static boolean isMinified(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return MINIFIED.stream().anyMatch(lower::endsWith);
    }
}
