package dev.docent.source;

import dev.docent.settings.SourceType;
import java.util.Locale;
import java.util.regex.Pattern;

/** Decides what a location is, by its form alone. Stateless. */
final class LocationType {
    /** The form {@code user@host:path}. {@code C:\docs} on Windows has no name before the colon. */
    private static final Pattern SECURE_SHELL = Pattern.compile("[^/@:\\s]+@[^/@:\\s]+:.*");

    private static final Pattern GIT_SCHEME = Pattern.compile("(?:ssh|git|git\\+ssh|ssh\\+git|file)://.*");
    private static final Pattern WEB_SCHEME = Pattern.compile("https?://.*");

    /** URLs of HTTP that are repositories and not pages: those that end with {@code .git}, and those of known forges. */
    private static final Pattern WEB_REPOSITORY = Pattern.compile("https?://[^?#]*\\.git/?"
            + "|https?://(?:www\\.)?(?:github\\.com|codeberg\\.org|bitbucket\\.org)(?::\\d+)?/[^/?#]+/[^/?#]+/?"
            + "|https?://gitlab\\.com(?:/(?!-/)[^/?#]+){2,}+/?"
            + "|https?://(?:dev\\.azure\\.com|[^/?#]+\\.visualstudio\\.com)/[^?#]*/_git/[^/?#]+/?");

    private static final Pattern OTHER_SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*://.*");

    private LocationType() {}

    /**
     * Returns the type of a location.
     *
     * @throws IllegalArgumentException if it is a URL that nothing reads
     */
    static SourceType of(String location) {
        var text = location.toLowerCase(Locale.ROOT);
        if (GIT_SCHEME.matcher(text).matches()
                || SECURE_SHELL.matcher(text).matches()
                || WEB_REPOSITORY.matcher(text).matches()) {
            return SourceType.GIT;
        }
        if (WEB_SCHEME.matcher(text).matches()) {
            return SourceType.WEB;
        }
        if (OTHER_SCHEME.matcher(text).matches()) {
            throw new IllegalArgumentException("Docent reads no URLs of this kind");
        }
        return isBareRepository(text) ? SourceType.GIT : SourceType.FOLDER;
    }

    /** Bare repositories are named so by convention. The disk is not asked, because it may not be mounted yet. */
    private static boolean isBareRepository(String path) {
        return path.replaceAll("[/\\\\]+$", "").endsWith(".git");
    }
}
