package dev.docent.http;

import dev.docent.settings.OutgoingSettings;
import dev.docent.settings.ProxyAddress;
import dev.docent.settings.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that requests go through, and the authorities that they trust.
 *
 * @param proxies the first one that carries an address is used; without one, a request goes directly
 * @param certificates the trusted authorities, and Docent's own certificate
 */
public record Outgoing(List<OutgoingProxy> proxies, Certificates certificates) {
    /** Directly, with the same trusted authorities as Java. */
    public static final Outgoing STRAIGHT = new Outgoing(List.of(), Certificates.JAVAS);

    public Outgoing {
        proxies = List.copyOf(proxies);
    }

    /**
     * Returns what the settings describe.
     *
     * @throws IllegalArgumentException if a store of keys or certificates cannot be used; the message names the setting
     */
    public static Outgoing of(OutgoingSettings settings) {
        var proxies = Stream.concat(
                        proxy("http", settings.httpProxy(), settings).stream(),
                        proxy("https", settings.httpsProxy(), settings).stream())
                .toList();
        return new Outgoing(proxies, certificates(settings));
    }

    private static Optional<OutgoingProxy> proxy(
            String scheme, @Nullable ProxyAddress proxy, OutgoingSettings settings) {
        return proxy == null || proxy.url() == null
                ? Optional.empty()
                : Optional.of(new OutgoingProxy(proxy.url(), scheme, login(proxy), settings.direct()));
    }

    private static OutgoingProxy.@Nullable Login login(ProxyAddress proxy) {
        return proxy.user() == null ? null : new OutgoingProxy.Login(proxy.user(), text(proxy.password()));
    }

    private static Certificates certificates(OutgoingSettings settings) {
        try {
            return Certificates.of(store(settings.trusted()), store(settings.own()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "docent.http.trust-store or docent.http.key-store cannot be used: " + e.getMessage(), e);
        }
    }

    private static Certificates.@Nullable Store store(OutgoingSettings.@Nullable KeyStore store) {
        return store == null ? null : new Certificates.Store(store.file(), text(store.password()));
    }

    private static String text(@Nullable Secret password) {
        return password == null ? "" : password.value();
    }

    /** Returns the proxy that carries requests to an address, if there is one. */
    Optional<OutgoingProxy> via(URI url) {
        return proxies.stream().filter(proxy -> proxy.carries(url)).findFirst();
    }

    SslContextFactory.Client tls() {
        return certificates.factory();
    }
}
