package dev.docent.launch;

import dev.docent.home.NoUserHomeException;
import dev.docent.home.Places;
import dev.docent.home.UnpackFolder;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.BindException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * The main class of {@code java -jar docent.war}: unpacks the Jetty inside the WAR and lets it serve the same file.
 *
 * <p>The server gets its own class loader below the platform's, so that it and the web application, which has its own
 * copy of Jetty's client, are separated as in an installed Jetty.
 */
public final class Launcher {
    private static final String SERVER_CLASS = "dev.docent.launch.JettyLauncher";
    private static final String DRY_RUN_CLASS = "dev.docent.DryRunCommand";
    private static final String EVALUATE_CLASS = "dev.docent.EvaluateCommand";
    private static final String EVALUATE = "evaluate";
    private static final String TOKEN_VARIABLE = "DOCENT_AUTH_TOKEN";

    private static final String HOME = "docent.home";
    private static final String HOME_VARIABLE = "DOCENT_HOME";
    private static final String DEFAULT_HOME = "~/.docent";

    private Launcher() {}

    /** Serves until the process is told to stop; exits with 2 if the command line is wrong, with 1 if the start fails. */
    public static void main(String[] arguments) {
        try {
            if (DryRunOptions.isMeant(arguments)) {
                LogFormat.applyUnlessConfigured();
                System.out.print(dryRun(war(), DryRunOptions.parse(arguments)));
                return;
            }
            if (arguments.length > 0 && arguments[0].equals(EVALUATE)) {
                LogFormat.applyUnlessConfigured();
                System.out.print(evaluation(war(), List.of(arguments).subList(1, arguments.length)));
                return;
            }
            var options = LaunchOptions.parse(arguments);
            if (options.help()) {
                System.out.print(LaunchOptions.HELP);
                return;
            }
            if (options.version()) {
                // From the manifest of the WAR.
                var version = Launcher.class.getPackage().getImplementationVersion();
                System.out.println("Docent " + (version == null ? "development" : version));
                return;
            }
            LogFormat.applyUnlessConfigured();
            var address = serve(war(), options);
            System.out.println("Docent is ready at " + address + " (stop with Ctrl+C)");
        } catch (LaunchException e) {
            System.err.println(e.getMessage());
            System.exit(e.exitStatus());
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(LaunchException.FAILED);
        }
    }

    private static URI serve(Path war, LaunchOptions options) throws Exception {
        var shutdown = new Shutdown();
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown, "docent-shutdown"));
        var files = unpack(war);
        shutdown.atEnd(files);
        var loader = loader(war, files);
        shutdown.atEnd(loader);
        Thread.currentThread().setContextClassLoader(loader);
        var server = newServer(loader, files, options);
        shutdown.atEnd((AutoCloseable) server);
        try {
            return (URI) ((Callable<?>) server).call();
        } catch (Exception e) {
            if (shutdown.hasBegun()) {
                throw new LaunchException(LaunchException.FAILED, "Stopped before Docent was ready.", e);
            }
            throw explain(e, options);
        }
    }

    private static String dryRun(Path war, DryRunOptions options) throws Exception {
        return report(
                war,
                application -> application
                        .loadClass(DRY_RUN_CLASS)
                        .getConstructor(String.class)
                        .newInstance(options.folder()));
    }

    private static String evaluation(Path war, List<String> arguments) throws Exception {
        var token = System.getenv().getOrDefault(TOKEN_VARIABLE, "");
        return report(
                war,
                application -> application
                        .loadClass(EVALUATE_CLASS)
                        .getConstructor(List.class, Path.class, String.class)
                        .newInstance(arguments, war, token));
    }

    /** Makes a command with the classes of the application. */
    private interface Command {
        Object in(ClassLoader application) throws ReflectiveOperationException;
    }

    /** Loads the application without a server: it must not see the launcher's classes. */
    private static String report(Path war, Command command) throws Exception {
        try (var files = unpack(war);
                var loader = new URLClassLoader(
                        "docent-application",
                        files.applicationJars().toArray(URL[]::new),
                        ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            return String.valueOf(((Callable<?>) command.in(loader)).call());
        } catch (IllegalArgumentException e) {
            throw new LaunchException(LaunchException.USAGE, String.valueOf(e.getMessage()), e);
        } catch (IllegalStateException e) {
            throw new LaunchException(LaunchException.FAILED, String.valueOf(e.getMessage()), e);
        }
    }

    private static URLClassLoader loader(Path war, ServerFiles files) throws IOException {
        var path = new ArrayList<URL>(files.jars());
        path.add(war.toUri().toURL());
        return new URLClassLoader("docent-server", path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static ServerFiles unpack(Path war) throws LaunchException {
        var home = home();
        try {
            return ServerFiles.of(war, UnpackFolder.below(home));
        } catch (IOException e) {
            throw new LaunchException(
                    LaunchException.FAILED,
                    "Docent cannot unpack its server into " + home + ": " + e
                            + ". Set docent.home to a folder that the user that runs Docent can write to: java -Ddocent.home=/var/lib/docent -jar docent.war",
                    e);
        }
    }

    /** Returns Docent's home by the rules of the settings, which the web application reads later. */
    private static Path home() throws LaunchException {
        var environment = System.getenv();
        var properties = new HashMap<String, String>();
        for (var name : System.getProperties().stringPropertyNames()) {
            properties.put(name, System.getProperty(name));
        }
        var set = Stream.of(properties.getOrDefault(HOME, ""), environment.getOrDefault(HOME_VARIABLE, ""))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst();
        try {
            return Places.of(properties, environment).resolve(set.orElse(DEFAULT_HOME));
        } catch (NoUserHomeException | InvalidPathException e) {
            throw new LaunchException(LaunchException.FAILED, String.valueOf(e.getMessage()), e);
        }
    }

    private static Object newServer(ClassLoader loader, ServerFiles files, LaunchOptions options) throws Exception {
        try {
            return loader.loadClass(SERVER_CLASS)
                    .getConstructor(Path.class, Path.class, String.class, int.class, String.class)
                    .newInstance(
                            files.webApplication(),
                            files.work(),
                            options.host(),
                            options.port(),
                            options.contextPath());
        } catch (InvocationTargetException e) {
            throw new LaunchException(
                    LaunchException.FAILED, "Docent could not prepare its server: " + e.getCause(), e);
        }
    }

    private static LaunchException explain(Exception failure, LaunchOptions options) {
        var place = options.host() + ":" + options.port();
        var taken = find(failure, BindException.class);
        if (taken.isPresent()) {
            return new LaunchException(
                    LaunchException.FAILED,
                    "Docent cannot listen on " + place + " (" + taken.get().getMessage()
                            + "). Choose another port with --port=" + (options.port() % 65535 + 1)
                            + ", any free port with --port=0, or another address with --host.",
                    failure);
        }
        if (find(failure, UnknownHostException.class).isPresent()
                || find(failure, UnresolvedAddressException.class).isPresent()) {
            return new LaunchException(
                    LaunchException.FAILED,
                    "Docent cannot listen on " + place
                            + ": there is no host with this name. Choose another one with --host.",
                    failure);
        }
        return new LaunchException(LaunchException.FAILED, "Docent did not start: " + messages(failure), failure);
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }

    /** Returns the message of the innermost cause that has one: the outer ones repeat it. */
    private static String messages(Throwable failure) {
        var message = failure.toString();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each.getMessage() != null) {
                message = each.getMessage();
            }
        }
        return message;
    }

    private static Path war() throws LaunchException, URISyntaxException {
        var source = Launcher.class.getProtectionDomain().getCodeSource();
        var war = source == null ? null : Path.of(source.getLocation().toURI());
        if (war == null || !Files.isRegularFile(war)) {
            throw new LaunchException(
                    LaunchException.FAILED,
                    "The launcher only starts the packaged file. Run mvn package, then java -jar "
                            + "target/docent.war. From a checkout, run mvn jetty:run");
        }
        return war;
    }
}
