package dev.docent.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How Docent sends requests to other servers. Immutable.
 *
 * @param httpProxy the proxy for {@code http} addresses, if there is one
 * @param httpsProxy the proxy for {@code https} addresses, if there is one
 * @param direct {@code docent.http.no-proxy}: hosts that are reached without a proxy
 * @param trusted {@code docent.http.trust-store}: authorities that are trusted in addition to those of Java
 * @param own {@code docent.http.key-store}: the key and certificate that Docent shows
 */
public record OutgoingSettings(
        @Nullable ProxyAddress httpProxy,
        @Nullable ProxyAddress httpsProxy,
        DirectHosts direct,
        @Nullable KeyStore trusted,
        @Nullable KeyStore own) {
    /** A file of keys or certificates, and its password. */
    public record KeyStore(Path file, @Nullable Secret password) {}
}
