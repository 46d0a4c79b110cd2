package dev.docent.launch;

import dev.docent.home.Room;
import dev.docent.home.UnpackFolder;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * The server's jars and the web application as files, in a room of Docent's own folder: unpacked from the WAR at the first start and
 * found there by the next ones. One thread at a time.
 */
final class ServerFiles implements AutoCloseable {
    private static final String JARS_IN_WAR = "WEB-INF/jetty/";

    /** The launcher's own classes, which are not part of the web application. */
    private static final String LAUNCHER_IN_WAR = "dev/";

    private static final String JARS = "jetty";
    private static final String WEB_APPLICATION = "webapp";
    private static final String WORK = "work";

    private final Room room;

    private ServerFiles(Room room) {
        this.room = room;
    }

    /** Takes a room and unpacks the WAR into it, unless that has been done. */
    static ServerFiles of(Path war, UnpackFolder folder) throws IOException {
        var room = folder.room("server");
        try (var file = new JarFile(war.toFile())) {
            var entries = new TreeMap<String, ZipEntry>();
            file.stream()
                    .filter(entry -> !entry.isDirectory())
                    .forEach(entry -> target(entry.getName()).ifPresent(name -> entries.put(name, entry)));
            var id = idOf(entries);
            if (!room.holds(id) || !isWhole(room, entries)) {
                room.empty();
                for (var entry : entries.entrySet()) {
                    try (var content = file.getInputStream(entry.getValue())) {
                        room.write(entry.getKey(), content);
                    }
                }
                room.mark(id);
            }
            return new ServerFiles(room);
        } catch (IOException e) {
            room.close();
            throw e;
        }
    }

    /** Returns the server's jars. */
    List<URL> jars() throws IOException {
        try (var files = Files.list(room.path().resolve(JARS))) {
            var urls = new ArrayList<URL>();
            for (var jar : files.sorted().toList()) {
                urls.add(url(jar));
            }
            return urls;
        }
    }

    /** Returns the classes and jars of the web application, and the server's jars, which have the interfaces of servlets. */
    List<URL> applicationJars() throws IOException {
        var urls = new ArrayList<URL>();
        urls.add(url(webApplication().resolve("WEB-INF/classes")));
        try (var files = Files.list(webApplication().resolve("WEB-INF/lib"))) {
            for (var jar : files.sorted().toList()) {
                urls.add(url(jar));
            }
        }
        urls.addAll(jars());
        return urls;
    }

    Path webApplication() {
        return room.path().resolve(WEB_APPLICATION);
    }

    /** Returns an empty directory for what the server writes while it runs. */
    Path work() throws IOException {
        var work = room.path().resolve(WORK);
        Room.deleteTree(work);
        return Files.createDirectory(work);
    }

    /** Releases the room; the unpacked files stay for the next start. */
    @Override
    public void close() throws IOException {
        Room.deleteTree(room.path().resolve(WORK));
        room.close();
    }

    /** Returns the place of a WAR's entry in the room; empty if it is not needed there. */
    private static Optional<String> target(String name) {
        if (name.startsWith(JARS_IN_WAR)) {
            return Optional.of(JARS + "/" + name.substring(JARS_IN_WAR.length()));
        }
        return name.startsWith(LAUNCHER_IN_WAR) ? Optional.empty() : Optional.of(WEB_APPLICATION + "/" + name);
    }

    /** The checksums of all entries identify a WAR, without reading it. */
    private static String idOf(Map<String, ZipEntry> entries) {
        var id = new StringBuilder();
        entries.forEach((name, entry) -> id.append(name)
                .append(' ')
                .append(entry.getSize())
                .append(' ')
                .append(entry.getCrc())
                .append('\n'));
        return id.toString();
    }

    private static boolean isWhole(Room room, Map<String, ZipEntry> entries) throws IOException {
        for (var entry : entries.entrySet()) {
            var file = room.path().resolve(entry.getKey());
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    || Files.size(file) != entry.getValue().getSize()) {
                return false;
            }
        }
        return true;
    }

    private static URL url(Path file) throws MalformedURLException {
        return file.toUri().toURL();
    }
}
