package dev.docent.http;

import java.net.URI;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A proxy through which requests go out. For an {@code https} address, it opens a tunnel (RFC 9110, section 9.3.6), so it sees
 * neither keys nor questions. Its text does not contain the login. Immutable if the predicate is.
 *
 * @param address the address of the proxy itself: {@code http://host:port} or {@code https://host:port}
 * @param scheme the scheme of the addresses that it carries: {@code http} or {@code https}
 * @param login name and password, sent with every request from the first one on; null for none
 * @param direct which addresses are called without it
 */
public record OutgoingProxy(
        URI address, String scheme, @Nullable Login login, Predicate<URI> direct) {
    public OutgoingProxy {
        if (address.getHost() == null || address.getPort() < 1) {
            throw new IllegalArgumentException(
                    "address (" + address + ") must have a host and a port, like http://proxy.example.com:3128");
        }
    }

    /** Name and password of a proxy. Its text contains neither. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login";
        }
    }

    /** Returns whether a request to an address goes through this proxy. */
    boolean carries(URI url) {
        return scheme.equalsIgnoreCase(url.getScheme()) && !direct.test(url);
    }

    @Override
    public String toString() {
        return "the proxy " + address.getHost() + ":" + address.getPort();
    }
}
