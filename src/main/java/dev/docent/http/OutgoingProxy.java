package dev.docent.http;

import java.net.URI;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A proxy through which requests go out. For an {@code https} address it is asked for a tunnel (RFC 9110, section 9.3.6), so that it sees
 * neither keys nor questions. It prints without its login. Immutable if the predicate is.
 *
 * @param address {@code http://host:port} or {@code https://host:port}: how the proxy itself is spoken to
 * @param scheme of the addresses that it is for: {@code http} or {@code https}
 * @param login name and password, sent with the first request already; null for none
 * @param direct which addresses are asked without it
 */
public record OutgoingProxy(
        URI address, String scheme, @Nullable Login login, Predicate<URI> direct) {
    public OutgoingProxy {
        if (address.getHost() == null || address.getPort() < 1) {
            throw new IllegalArgumentException(
                    "address (" + address + ") must have a host and a port, like http://proxy.example.com:3128");
        }
    }

    /** Name and password of a proxy. It prints without both. */
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
