package dev.docent.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jetty.ee10.webapp.MetaInfConfiguration;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The web application as it is packed, in a Jetty inside the JVM of the tests: several can run, each with its own settings. */
final class EmbeddedDocent implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Server server;
    private final ServerConnector connector;
    private final Path directory;

    private EmbeddedDocent(Map<String, String> settings) throws IOException {
        directory = ItFiles.scratch("embedded");
        server = new Server();
        connector = new ServerConnector(server);
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);
        var context = new WebAppContext();
        context.setContextPath("/");
        context.setWar(ItFiles.unpackedWar().toString());
        context.setTempDirectory(directory.resolve("room").toFile());
        context.setAttribute(MetaInfConfiguration.WEBINF_JAR_PATTERN, ".*/(marked|highlightjs)-[^/]*\\.jar$");
        context.setThrowUnavailableOnStartupException(true);
        context.setInitParameter("docent.home", directory.resolve("home").toString());
        // What a test leaves running need not end by itself.
        context.setInitParameter("docent.stream.shutdown", "0s");
        settings.forEach(context::setInitParameter);
        server.setHandler(context);
    }

    /** Starts it with these settings and an empty home. */
    static EmbeddedDocent start(Map<String, String> settings) throws Exception {
        var docent = new EmbeddedDocent(settings);
        try {
            docent.server.start();
        } catch (Exception e) {
            docent.close();
            throw e;
        }
        return docent;
    }

    /** Returns the address of the page. */
    URI url() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/");
    }

    /** Returns when the pass over the documents that runs now has ended. */
    void awaitIndexed() throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(url().resolve("api/index/events")).GET().build();
        try (var body = HTTP.send(request, BodyHandlers.ofInputStream()).body()) {
            new SseReader(body).next("done");
        }
    }

    @Override
    public void close() throws Exception {
        server.stop();
        ItFiles.delete(directory);
    }
}
