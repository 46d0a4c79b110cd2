package dev.docent;

import dev.docent.http.Certificates;
import dev.docent.http.Outgoing;
import dev.docent.http.OutgoingProxy;
import dev.docent.settings.ProxyAddress;
import dev.docent.settings.Secret;
import dev.docent.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How requests leave the machine, out of the settings. */
final class WayOut {
    private WayOut() {}

    /** @throws IllegalArgumentException if a store of keys or certificates cannot be used; the message names the setting */
    static Outgoing of(Settings.Outgoing settings) {
        var proxies = Stream.concat(
                        proxy("http", settings.httpProxy(), settings).stream(),
                        proxy("https", settings.httpsProxy(), settings).stream())
                .toList();
        return new Outgoing(List.copyOf(proxies), certificates(settings));
    }

    private static Optional<OutgoingProxy> proxy(
            String scheme, Optional<ProxyAddress> proxy, Settings.Outgoing settings) {
        return proxy.flatMap(it -> it.url()
                .map(url -> new OutgoingProxy(
                        url,
                        scheme,
                        it.user()
                                .map(user -> new OutgoingProxy.Login(
                                        user, it.password().map(Secret::value).orElse(""))),
                        settings.direct())));
    }

    private static Certificates certificates(Settings.Outgoing settings) {
        try {
            return Certificates.of(
                    settings.trusted().map(WayOut::store), settings.own().map(WayOut::store));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "docent.http.trust-store or docent.http.key-store cannot be used: " + e.getMessage(), e);
        }
    }

    private static Certificates.Store store(Settings.Store store) {
        return new Certificates.Store(store.file(), store.password().map(Secret::value));
    }
}
