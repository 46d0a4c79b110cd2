package dev.docent.settings;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The location of a source, separated from the name and password that a URL may contain ({@code user:token@}), so that nobody
 * sees them again. Immutable.
 *
 * @param text the location without them. A URL of SSH keeps its name, which is no secret there
 * @param username null if there is none, or if it stays in the text
 * @param password null if there is none
 */
record WrittenLocation(
        String text, @Nullable Secret username, @Nullable Secret password) {
    private static final String SCHEME_END = "://";
    private static final Pattern HOST = Pattern.compile("(?:\\[[^]]*]|[^:@]*)(?::\\d*)?");

    /**
     * Takes apart what stands before the host (RFC 3986, section 3.2.1).
     *
     * @throws IllegalArgumentException if it is not clear where the host begins
     */
    static WrittenLocation of(String text) {
        int scheme = text.indexOf(SCHEME_END);
        if (scheme < 0) {
            return new WrittenLocation(text, null, null);
        }
        int begin = scheme + SCHEME_END.length();
        int slash = text.indexOf('/', begin);
        int end = slash < 0 ? text.length() : slash;
        int host = text.lastIndexOf('@', end - 1) + 1;
        if (!HOST.matcher(text.substring(Math.max(begin, host), end)).matches()) {
            throw new IllegalArgumentException("it is not clear where its host begins; in a name or password, write /"
                    + " as %2F, and set others with username and password");
        }
        return host <= begin ? new WrittenLocation(text, null, null) : split(text, begin, host);
    }

    private static WrittenLocation split(String text, int begin, int host) {
        String login = text.substring(begin, host - 1);
        int colon = login.indexOf(':');
        String name = colon < 0 ? login : login.substring(0, colon);
        boolean nameStays = !text.substring(0, begin).toLowerCase(Locale.ROOT).startsWith("http");
        return new WrittenLocation(
                text.substring(0, begin) + (nameStays && !name.isEmpty() ? name + "@" : "") + text.substring(host),
                nameStays ? null : secret(name),
                colon < 0 ? null : secret(login.substring(colon + 1)));
    }

    private static @Nullable Secret secret(String encoded) {
        return encoded.isEmpty() ? null : new Secret(decoded(encoded));
    }

    private static String decoded(String encoded) {
        try {
            // A plus stands for itself here, but for a space in what the decoder is made for.
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return encoded;
        }
    }
}
