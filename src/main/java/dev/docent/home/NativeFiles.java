package dev.docent.home;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * Native libraries, copied from jars so that the system can load them. A loaded library belongs to one class loader
 * until that is collected, so each class loader has its own room. Static: a room is held as long as the class loader
 * lives.
 */
public final class NativeFiles {
    /** Held until this class is unloaded: only then are the libraries certainly unloaded. */
    private static final List<Room> HELD = new ArrayList<>();

    /** The most rooms that are tried: 10, because more class loaders are rarely collected at once. */
    private static final int MOST_ROOMS = 10;

    private NativeFiles() {}

    /**
     * Copies libraries, unless they were copied before, and loads them in order.
     *
     * <p>The virtual machine unloads libraries a moment after it has collected their class loader. If the libraries of a room
     * are not unloaded yet, it takes the next room.
     *
     * @param name of the room
     * @param anchor a class of the jar that contains them
     * @param resources the libraries' absolute names on the class path
     * @param load calls {@link System#load} from a class of the class loader whose classes call the library
     * @throws UncheckedIOException if a library is not on the class path or cannot be written
     * @throws UnsatisfiedLinkError if they do not load on this machine
     */
    public static synchronized void load(
            UnpackFolder folder, String name, Class<?> anchor, List<String> resources, Consumer<Path> load) {
        for (int room = 1; ; room++) {
            var files = unpack(folder, name, anchor, resources);
            try {
                files.forEach(load);
                return;
            } catch (UnsatisfiedLinkError e) {
                if (room == MOST_ROOMS || !isStillLoaded(e)) {
                    throw e;
                }
            }
        }
    }

    /** Looks for the message of {@code jdk.internal.loader.NativeLibraries}. */
    private static boolean isStillLoaded(UnsatisfiedLinkError error) {
        return String.valueOf(error.getMessage()).contains("already loaded in another classloader");
    }

    private static List<Path> unpack(UnpackFolder folder, String name, Class<?> anchor, List<String> resources) {
        try {
            var contents = read(anchor, resources);
            var id = idOf(contents);
            var room = folder.room(name);
            HELD.add(room);
            if (!room.holds(id) || !isWhole(room, contents)) {
                room.empty();
                for (var entry : contents.entrySet()) {
                    room.write(entry.getKey(), new ByteArrayInputStream(entry.getValue()));
                }
                room.mark(id);
            }
            return contents.keySet().stream().map(room.path()::resolve).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The native libraries of " + name + " could not be unpacked: " + e, e);
        }
    }

    private static Map<String, byte[]> read(Class<?> anchor, List<String> resources) throws IOException {
        var contents = new LinkedHashMap<String, byte[]>();
        for (var resource : resources) {
            try (var stream = anchor.getResourceAsStream(resource)) {
                if (stream == null) {
                    throw new FileNotFoundException(resource
                            + " is not on the class path: there is no library for this operating system and processor");
                }
                contents.put(resource.substring(resource.lastIndexOf('/') + 1), stream.readAllBytes());
            }
        }
        return contents;
    }

    private static String idOf(Map<String, byte[]> contents) {
        var id = new StringBuilder();
        contents.forEach((name, bytes) -> {
            var sum = new CRC32();
            sum.update(bytes);
            id.append(name)
                    .append(' ')
                    .append(bytes.length)
                    .append(' ')
                    .append(sum.getValue())
                    .append('\n');
        });
        return id.toString();
    }

    /** Compares the files, because loading a changed or damaged library would crash the process. */
    private static boolean isWhole(Room room, Map<String, byte[]> contents) throws IOException {
        for (var entry : contents.entrySet()) {
            var file = room.path().resolve(entry.getKey());
            if (!Files.isRegularFile(file)
                    || Files.size(file) != entry.getValue().length
                    || !Arrays.equals(Files.readAllBytes(file), entry.getValue())) {
                return false;
            }
        }
        return true;
    }
}
