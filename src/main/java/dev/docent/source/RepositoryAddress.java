package dev.docent.source;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a repository of another machine is. Immutable.
 *
 * @param page the beginning of the addresses of its server in a browser, without a slash at the end
 * @param host the name of the server, in lower case
 * @param path the path of the repository there, without slashes at its ends and without {@code .git}
 */
record RepositoryAddress(String page, String host, String path) {
    /** The forms of git's manual, "GIT URLS": URLs, and {@code user@host:path}. */
    private static final Pattern URL =
            Pattern.compile("(?i)(https?|ssh|git|git\\+ssh|ssh\\+git)://(?:[^/@]*@)?([^/:@]+)(:\\d+)?/+(.+)");

    private static final Pattern SECURE_SHELL = Pattern.compile("[^/@:\\s]+@([^/@:\\s]+):/*(.+)");

    /** Names of servers for SSH only, and those of their pages. */
    private static final Map<String, String> PAGES = Map.of(
            "ssh.github.com", "github.com",
            "altssh.gitlab.com", "gitlab.com",
            "altssh.bitbucket.org", "bitbucket.org",
            "ssh.dev.azure.com", "dev.azure.com",
            "www.github.com", "github.com");

    /** Returns the address of a location; empty if it is on this machine. */
    static Optional<RepositoryAddress> of(String location) {
        var url = URL.matcher(location);
        if (url.matches()) {
            var scheme = url.group(1).toLowerCase(Locale.ROOT);
            var web = scheme.startsWith("http");
            var port = web && url.group(3) != null ? url.group(3) : "";
            return Optional.of(address(web ? scheme : "https", url.group(2), port, url.group(4)));
        }
        return Optional.of(SECURE_SHELL.matcher(location))
                .filter(Matcher::matches)
                .map(shell -> address("https", shell.group(1), "", shell.group(2)));
    }

    private static RepositoryAddress address(String scheme, String host, String port, String path) {
        var lower = host.toLowerCase(Locale.ROOT);
        var shown = PAGES.getOrDefault(lower, lower);
        return new RepositoryAddress(
                scheme + "://" + shown + port, shown, path.replaceAll("/+$", "").replaceAll("(?i)\\.git$", ""));
    }
}
