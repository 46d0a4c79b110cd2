package dev.docent.launch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.eclipse.jetty.ee10.webapp.MetaInfConfiguration;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A Jetty that serves one WAR. {@link #call} starts it and returns its address, {@link #close} stops it.
 *
 * <p>{@link Launcher} creates it by reflection in another class loader and sees only the two interfaces of the JDK.
 */
public final class JettyLauncher implements Callable<URI>, AutoCloseable {
    /** How long a stop may take: 20 s. After that, the process ends even if something in the web application still runs. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    /** How many connections may wait to be accepted: 1024, because all readers come back after a restart. The default is 50. */
    private static final int ACCEPT_QUEUE = 1024;

    /** The jars with files for the page. Without this, the server searches every jar for them at each start. */
    private static final String JARS_WITH_RESOURCES = ".*/highlightjs-[^/]*\\.jar$";

    /**
     * The smallest and the largest buffers that are kept for the next use, in bytes. Each power of two has a separate
     * bucket: by default all sizes up to 4 KiB share one, and a search for a free buffer passes all those that open
     * streams hold. The smallest buffer that Jetty requests has 12 bytes, for the length of a chunk: once for every
     * flush.
     */
    private static final int SMALLEST_BUFFER = 8;

    private static final int LARGEST_BUFFER = 64 * 1024;

    private final Server server = new Server(
            null, null, new ArrayByteBufferPool.Quadratic(SMALLEST_BUFFER, LARGEST_BUFFER, Integer.MAX_VALUE));
    private final ServerConnector connector;
    private final WebAppContext context = new WebAppContext();

    /**
     * @param webApplication the unpacked WAR
     * @param work an empty directory for what the server writes
     */
    public JettyLauncher(Path webApplication, Path work, String host, int port, String contextPath) {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setUriCompliance(DocumentPaths.COMPLIANCE);
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        server.addConnector(connector);
        context.setContextPath(contextPath);
        context.setWar(webApplication.toString());
        context.setTempDirectory(work.toFile());
        context.setAttribute(MetaInfConfiguration.WEBINF_JAR_PATTERN, JARS_WITH_RESOURCES);
        context.setThrowUnavailableOnStartupException(true);
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        var heads = new SlowHeads(new Unavailable(new DocumentPaths(context, contextPath), context::isStarted));
        connector.addBean(heads, false);
        server.setHandler(heads);
    }

    @Override
    public URI call() throws Exception {
        // Before the start of the web application, so that a taken port is reported at once.
        connector.open();
        server.start();
        var host = connector.getHost();
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        var path = context.getContextPath().equals("/") ? "/" : context.getContextPath() + "/";
        return new URI("http", null, everywhere ? "localhost" : host, connector.getLocalPort(), path, null, null);
    }

    @Override
    public void close() {
        var stop = new Thread(this::stop, "docent-stop");
        stop.setDaemon(true);
        stop.start();
        try {
            stop.join(STOP_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the web application end its streams while new clients are told to try again, then closes the connections. */
    private void stop() {
        try {
            context.stop();
            connector.close();
            server.stop();
        } catch (Exception e) {
            System.err.println("While stopping: " + e);
        }
    }
}
