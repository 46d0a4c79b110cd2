package dev.docent.source.git;

import dev.docent.http.WaitingClient;
import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;

/**
 * Has JGit send its requests with Docent's own client, so that its proxies, authorities and time-outs hold for git too.
 * No request goes to another host than the first one, whatever redirects say.
 */
final class HttpConnections implements HttpConnectionFactory {
    private final WaitingClient client;
    private final boolean hasLogin;

    /** @param hasLogin whether the requests contain a login, for messages */
    HttpConnections(WaitingClient client, boolean hasLogin) {
        this.client = client;
        this.hasLogin = hasLogin;
    }

    @Override
    public HttpConnection create(URL url) {
        return new GitRequest(client, url, hasLogin);
    }

    /** The proxy is that of Java's own settings, which Docent's own settings take the place of. */
    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        return create(url);
    }
}
