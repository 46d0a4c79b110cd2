package dev.docent.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The way out of the machine: proxies, and whom to trust.
 *
 * @param proxies the first one that carries an address is used; without one a request goes straight
 * @param certificates whom to trust, and how to show who Docent is
 */
public record Outgoing(List<OutgoingProxy> proxies, Certificates certificates) {
    /** Straight, and trusting whom Java trusts. */
    public static final Outgoing STRAIGHT = new Outgoing(List.of(), Certificates.JAVAS);

    public Outgoing {
        proxies = List.copyOf(proxies);
    }

    /** Returns the proxy that carries requests to an address, if one does. */
    Optional<OutgoingProxy> via(URI url) {
        return proxies.stream().filter(proxy -> proxy.carries(url)).findFirst();
    }

    SslContextFactory.Client tls() {
        return certificates.factory();
    }
}
