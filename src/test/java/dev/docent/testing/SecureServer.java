package dev.docent.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A provider with TLS on the loopback interface that responds to everything with one text. Thread-safe. */
public final class SecureServer implements AutoCloseable {
    private final Server server = new Server();
    private final ServerConnector connector;
    private final List<List<String>> headerNames = Collections.synchronizedList(new ArrayList<>());

    /**
     * Starts it.
     *
     * @param keyStore of {@link KeyStores}
     * @param clients the clients whose certificates it requires; null for none
     */
    public SecureServer(Path keyStore, Path clients, String type, String answer) throws Exception {
        var tls = new SslContextFactory.Server();
        tls.setKeyStorePath(keyStore.toString());
        tls.setKeyStorePassword(KeyStores.PASSWORD);
        if (clients != null) {
            tls.setTrustStorePath(clients.toString());
            tls.setTrustStorePassword(KeyStores.PASSWORD);
            tls.setNeedClientAuth(true);
        }
        var http = new HttpConfiguration();
        http.addCustomizer(new SecureRequestCustomizer(false));
        connector =
                new ServerConnector(server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                headerNames.add(
                        request.getHeaders().stream().map(it -> it.getName()).toList());
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
                Content.Sink.write(response, true, answer, callback);
                return true;
            }
        });
        server.start();
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** Returns the names of the headers of each request so far. */
    public List<List<String>> headerNames() {
        return List.copyOf(headerNames);
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
