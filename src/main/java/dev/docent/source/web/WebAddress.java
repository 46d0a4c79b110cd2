package dev.docent.source.web;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The address of a page, in one form for all ways to write it (RFC 3986, section 6): without a fragment, a user and a
 * default port, with the host in lower case, without dot segments, and without the parts of a query that only count
 * visitors. Immutable.
 *
 * @param uri absolute, of http or https, with a path that begins with a slash
 */
record WebAddress(URI uri) {
    /** The longest address that is followed, in characters. */
    static final int MOST_CHARACTERS = 2_000;

    /** The parts of a reference, as in RFC 3986, appendix B: 1 scheme, 2 authority, 3 path, 4 query. */
    private static final Pattern PARTS = Pattern.compile(
            "(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#.*)?", Pattern.DOTALL);

    private static final Pattern AUTHORITY =
            Pattern.compile("(?:[^@]*@)?(\\[[0-9A-Fa-f:.]+]|[^:@\\[\\]]+)(?::(\\d{0,5}))?");
    private static final Pattern SESSION = Pattern.compile("(?i);jsessionid=[^/?;]*");
    private static final Pattern NOT_OF_ADDRESSES = Pattern.compile("[\\t\\r\\n]");

    private static final Set<String> OF_VISITORS = Set.of(
            "gclid",
            "fbclid",
            "msclkid",
            "mc_cid",
            "mc_eid",
            "phpsessid",
            "jsessionid",
            "sessionid",
            "sid",
            "_ga",
            "_gl");
    private static final String OF_CAMPAIGNS = "utm_";

    /** Returns the address that a text names; empty if it is none of http or https. */
    static Optional<WebAddress> of(String text) {
        var parts = PARTS.matcher(cleaned(text));
        if (!parts.matches() || parts.group(1) == null || parts.group(2) == null) {
            return Optional.empty();
        }
        return build(parts.group(1), parts.group(2), parts.group(3), parts.group(4));
    }

    /**
     * Returns the address that a reference on this page names (RFC 3986, section 5.2); empty if it is none of http or
     * https.
     */
    Optional<WebAddress> resolve(String reference) {
        var parts = PARTS.matcher(cleaned(reference));
        if (!parts.matches()) {
            return Optional.empty();
        }
        var scheme = parts.group(1);
        var authority = parts.group(2);
        var path = parts.group(3);
        if (scheme != null || authority != null) {
            return authority == null
                    ? Optional.empty() // mailto:, javascript:, data:
                    : build(scheme == null ? uri.getScheme() : scheme, authority, path, parts.group(4));
        }
        if (path.isEmpty()) {
            return build(
                    uri.getScheme(), uri.getRawAuthority(), path(), parts.group(4) == null ? query() : parts.group(4));
        }
        return build(
                uri.getScheme(), uri.getRawAuthority(), path.startsWith("/") ? path : folder() + path, parts.group(4));
    }

    private static String cleaned(String text) {
        return NOT_OF_ADDRESSES.matcher(text.strip()).replaceAll("");
    }

    private static Optional<WebAddress> build(String scheme, String authority, String path, @Nullable String query) {
        var lower = scheme.toLowerCase(Locale.ROOT);
        var place = AUTHORITY.matcher(authority);
        if ((!lower.equals("http") && !lower.equals("https")) || !place.matches()) {
            return Optional.empty();
        }
        var pages = pages(query == null ? "" : query);
        try {
            var text = lower + "://" + host(place.group(1)) + port(lower, place.group(2))
                    + withoutDots(PercentText.normal(SESSION.matcher(path).replaceAll("")))
                    + (pages.isEmpty() ? "" : "?" + PercentText.normal(pages));
            var uri = new URI(text);
            return text.length() > MOST_CHARACTERS || uri.getHost() == null
                    ? Optional.empty()
                    : Optional.of(new WebAddress(uri));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String host(String host) {
        return (host.startsWith("[") ? host : IDN.toASCII(host)).toLowerCase(Locale.ROOT);
    }

    private static String port(String scheme, @Nullable String port) {
        boolean usual = port == null || port.isEmpty() || port.equals(scheme.equals("http") ? "80" : "443");
        return usual ? "" : ":" + port;
    }

    /** Returns the part of a query that decides which page it is. */
    private static String pages(String query) {
        return Arrays.stream(query.split("&"))
                .filter(part -> !part.isEmpty() && !isOfVisitors(part.split("=", 2)[0].toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("&"));
    }

    private static boolean isOfVisitors(String name) {
        return OF_VISITORS.contains(name) || name.startsWith(OF_CAMPAIGNS);
    }

    /** Removes dot segments, RFC 3986, section 5.2.4. */
    private static String withoutDots(String path) {
        var kept = new ArrayDeque<String>();
        var segments = path.split("/", -1);
        for (int i = path.startsWith("/") ? 1 : 0; i < segments.length; i++) {
            boolean dots = segments[i].equals(".") || segments[i].equals("..");
            if (segments[i].equals("..")) {
                kept.pollLast();
            }
            if (!dots) {
                kept.addLast(segments[i]);
            } else if (i == segments.length - 1) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
    }

    /** Returns the path, percent-encoded; at least a slash. */
    String path() {
        return uri.getRawPath();
    }

    /** Returns the query, percent-encoded, without its question mark; empty if there is none. */
    String query() {
        return uri.getRawQuery() == null ? "" : uri.getRawQuery();
    }

    /** Returns the path and the query, as robots.txt compares them. */
    String pathAndQuery() {
        return query().isEmpty() ? path() : path() + "?" + query();
    }

    /** Returns the path up to its last slash, which it includes. */
    String folder() {
        return path().substring(0, path().lastIndexOf('/') + 1);
    }

    /** Returns the scheme, the host and the port: {@code https://docs.example.com}. */
    String server() {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** Returns the same address at the same server without its path. */
    WebAddress at(String path) {
        return new WebAddress(URI.create(server() + path));
    }

    /** Returns the same address with https; itself if it has a port of its own. */
    WebAddress secure() {
        return uri.getScheme().equals("http") && uri.getPort() < 0
                ? new WebAddress(URI.create("https" + uri.toString().substring("http".length())))
                : this;
    }

    /** Returns what is the same for all addresses of a page: {@code /guide/} is {@code /guide/index.html}. */
    String identity() {
        return uri.toString().replaceFirst("/index\\.html?(?=$|\\?)", "/");
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
