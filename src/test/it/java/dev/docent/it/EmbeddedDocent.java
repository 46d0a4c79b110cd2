package dev.docent.it;

import dev.docent.testing.ScriptedProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jetty.ee.webapp.WebAppClassLoader;
import org.eclipse.jetty.ee10.servlet.security.ConstraintMapping;
import org.eclipse.jetty.ee10.servlet.security.ConstraintSecurityHandler;
import org.eclipse.jetty.ee10.webapp.MetaInfConfiguration;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.security.Constraint;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.security.authentication.BasicAuthenticator;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.security.Password;
import org.jspecify.annotations.Nullable;

/**
 * The packaged web application in a Jetty inside the JVM of the tests. Several can run, each with its own settings. They share their
 * classes, because each start would load and compile them again; {@code RedeployIT} has the deployments with classes of their own.
 */
final class EmbeddedDocent implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** The class loader of the first one, which decides by the rules of its context what the application sees of the server. */
    private static @Nullable WebAppClassLoader classes;

    private final Server server;
    private final ServerConnector connector;
    private final Path directory;

    private EmbeddedDocent(Map<String, String> settings, Consumer<WebAppContext> more) throws IOException {
        directory = ItFiles.scratch("embedded");
        server = new Server();
        connector = new ServerConnector(server);
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);
        var context = new WebAppContext();
        context.setContextPath("/");
        context.setWar(ItFiles.unpackedWar().toString());
        context.setTempDirectory(directory.resolve("room").toFile());
        context.setAttribute(MetaInfConfiguration.WEBINF_JAR_PATTERN, ".*/highlightjs-[^/]*\\.jar$");
        context.setThrowUnavailableOnStartupException(true);
        context.setInitParameter("docent.home", directory.resolve("home").toString());
        // Answers that a test leaves running need no time to end.
        context.setInitParameter("docent.stream.shutdown", "0s");
        ItFiles.completed(settings).forEach(context::setInitParameter);
        context.setClassLoader(classes(context));
        more.accept(context);
        server.setHandler(context);
    }

    private static synchronized WebAppClassLoader classes(WebAppContext first) {
        if (classes == null) {
            classes = new WebAppClassLoader(first);
        }
        return classes;
    }

    /** Starts it with these settings and an empty home. */
    static EmbeddedDocent start(Map<String, String> settings) throws Exception {
        return start(settings, context -> {});
    }

    /** Starts it with this model, further settings, and the handbook if they name no documents, and waits until all is indexed. */
    static EmbeddedDocent answering(ScriptedProvider provider, Map<String, String> more) throws Exception {
        var settings = new HashMap<>(more);
        if (!settings.containsKey("docent.docs")) {
            settings.put("docent.docs", Handbook.write().toString());
        }
        settings.put("docent.model.url", provider.url().toString());
        settings.put("docent.model.name", "scripted-1");
        var docent = start(settings);
        docent.awaitIndexed();
        return docent;
    }

    /** Starts it in a container that admits only this user. */
    static EmbeddedDocent startBehindLogin(Map<String, String> settings, String user, String password)
            throws Exception {
        return start(settings, context -> requireLogin(context, user, password));
    }

    private static EmbeddedDocent start(Map<String, String> settings, Consumer<WebAppContext> more) throws Exception {
        var docent = new EmbeddedDocent(settings, more);
        try {
            docent.server.start();
        } catch (Exception e) {
            docent.close();
            throw e;
        }
        return docent;
    }

    private static void requireLogin(WebAppContext context, String user, String password) {
        var users = new UserStore();
        users.addUser(user, new Password(password), new String[] {"reader"});
        var login = new HashLoginService("tests");
        login.setUserStore(users);
        var everything = new ConstraintMapping();
        everything.setPathSpec("/*");
        everything.setConstraint(Constraint.ANY_USER);
        var security = (ConstraintSecurityHandler) context.getSecurityHandler();
        security.setLoginService(login);
        security.setAuthenticator(new BasicAuthenticator());
        security.addConstraintMapping(everything);
    }

    /** Returns the address of the page. */
    URI url() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/");
    }

    /** Waits for the end of the current pass. @param headers names and values, for a server that requires a login */
    void awaitIndexed(String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url().resolve("api/index/events")).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var body = HTTP.send(request.build(), BodyHandlers.ofInputStream()).body()) {
            new SseReader(body).next("done");
        }
    }

    @Override
    public void close() throws Exception {
        server.stop();
        ItFiles.delete(directory);
    }
}
