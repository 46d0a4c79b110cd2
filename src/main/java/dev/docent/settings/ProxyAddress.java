package dev.docent.settings;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A proxy, or the statement that there is none. Its text does not contain its login. Immutable.
 *
 * @param url {@code http://host:port} or {@code https://host:port}; absent for {@code none}
 * @param user the name of a login
 * @param password its password; present when the name is
 */
public record ProxyAddress(
        @Nullable URI url, @Nullable String user, @Nullable Secret password) {
    private static final String NONE = "none";

    /** The port of {@code http://proxy} without a port, as in curl. */
    private static final int USUAL_PORT = 1080;

    static ValueType<ProxyAddress> type(String example) {
        return new ValueType<>(
                "the http or https URL of a proxy, with or without user:password@, or none",
                example,
                ProxyAddress::parse);
    }

    static ProxyAddress parse(String text) {
        if (text.equalsIgnoreCase(NONE)) {
            return new ProxyAddress(null, null, null);
        }
        // The scheme may be missing, as in the variables of curl.
        var url = ValueTypes.uri((text.contains("://") ? text : "http://" + text).replaceAll("/+$", ""));
        var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (scheme.startsWith("socks")) {
            throw new IllegalArgumentException("SOCKS proxies are not supported");
        }
        if (!List.of("http", "https").contains(scheme) || url.getHost() == null) {
            throw new IllegalArgumentException("it needs the scheme http or https, and a host");
        }
        int port = url.getPort() > 0 ? url.getPort() : scheme.equals("https") ? 443 : USUAL_PORT;
        var address = URI.create(scheme + "://" + url.getHost() + ":" + port);
        if (url.getRawUserInfo() == null) {
            return new ProxyAddress(address, null, null);
        }
        var login = url.getRawUserInfo().split(":", 2);
        return new ProxyAddress(address, decoded(login[0]), new Secret(login.length == 2 ? decoded(login[1]) : ""));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
