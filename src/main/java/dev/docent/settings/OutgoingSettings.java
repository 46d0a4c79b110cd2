package dev.docent.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How requests leave the machine.
 *
 * @param httpProxy the proxy for {@code http} addresses
 * @param httpsProxy the proxy for {@code https} addresses
 * @param direct {@code docent.http.no-proxy}: who is asked without one
 * @param trusted {@code docent.http.trust-store}: authorities that are trusted besides those of Java
 * @param own {@code docent.http.key-store}: the key and certificate that Docent shows
 */
public record OutgoingSettings(
        Optional<ProxyAddress> httpProxy,
        Optional<ProxyAddress> httpsProxy,
        DirectHosts direct,
        Optional<KeyStore> trusted,
        Optional<KeyStore> own) {
    /** A file of keys or certificates, and its password. */
    public record KeyStore(Path file, Optional<Secret> password) {}
}
