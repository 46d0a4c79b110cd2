package dev.docent.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;

/**
 * The temporary directory of one run: the server's jars, unpacked from {@code WEB-INF/jetty}, and the room in which the server unpacks
 * the web application. One thread at a time.
 */
final class ServerFiles {
    private static final String JARS_IN_WAR = "WEB-INF/jetty/";

    private final Path directory;
    private final List<URL> jars;

    private ServerFiles(Path directory, List<URL> jars) {
        this.directory = directory;
        this.jars = List.copyOf(jars);
    }

    static ServerFiles create() throws IOException {
        return new ServerFiles(Files.createTempDirectory("docent-"), List.of());
    }

    /** Copies the server's jars out of the WAR and returns these files with them. */
    ServerFiles unpack(Path war) throws IOException {
        var target = Files.createDirectory(directory.resolve("jetty"));
        var unpacked = new ArrayList<URL>();
        try (var file = new JarFile(war.toFile())) {
            for (var entry : file.stream().toList()) {
                if (entry.getName().startsWith(JARS_IN_WAR) && entry.getName().endsWith(".jar")) {
                    var jar = target.resolve(entry.getName().substring(JARS_IN_WAR.length()));
                    try (var content = file.getInputStream(entry)) {
                        Files.copy(content, jar);
                    }
                    unpacked.add(url(jar));
                }
            }
        }
        return new ServerFiles(directory, unpacked);
    }

    List<URL> jars() {
        return jars;
    }

    /** Returns an empty directory for the web application. */
    Path room() throws IOException {
        return Files.createDirectory(directory.resolve("webapp"));
    }

    /** Removes everything. A file that another process holds open, as happens on Windows, stays. */
    void delete() {
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            System.err.println("Could not remove " + directory + ": " + e.getMessage());
        }
    }

    private static URL url(Path file) throws MalformedURLException {
        return file.toUri().toURL();
    }
}
