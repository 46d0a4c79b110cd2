package dev.docent.http;

import java.net.URI;
import org.eclipse.jetty.client.HttpProxy;
import org.eclipse.jetty.client.Origin;
import org.eclipse.jetty.http.HttpScheme;

/** An {@link OutgoingProxy} in the form of the HTTP client. */
final class ProxyRoute extends HttpProxy {
    private final OutgoingProxy proxy;

    ProxyRoute(OutgoingProxy proxy) {
        super(
                new Origin.Address(proxy.address().getHost(), proxy.address().getPort()),
                HttpScheme.HTTPS.is(proxy.address().getScheme()));
        this.proxy = proxy;
    }

    @Override
    public boolean matches(Origin origin) {
        if (origin.getAddress().equals(getAddress())) {
            return false; // The request for a tunnel, which goes to the proxy itself.
        }
        var host = origin.getAddress().getHost();
        var shown = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
        return proxy.carries(URI.create(
                origin.getScheme() + "://" + shown + ":" + origin.getAddress().getPort()));
    }
}
