package dev.docent.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Creates the stamps of files: length, modification time, change time and number. The modification time alone proves
 * nothing: images, archives and {@code rsync --times} give many files the same time, even a file before and after an
 * edit. The change time cannot be set. If a file system has none, or derives it from the modification time, there is
 * no stamp, and only the content shows a change. For one walk.
 */
final class FileStamps {
    /**
     * File systems without a change time (FAT), those that pass on the times of other systems (network shares, and
     * shares of virtual machines in user space), and images with one time for all files.
     */
    private static final Set<String> PROVE_NOTHING = Set.of(
            "vfat",
            "msdos",
            "fat",
            "exfat",
            "9p",
            "drvfs",
            "cifs",
            "smb2",
            "smb3",
            "smbfs",
            "vboxsf",
            "prl_fs",
            "vmhgfs",
            "fakeowner",
            "virtiofs",
            "squashfs",
            "erofs",
            "iso9660",
            "udf",
            "cramfs",
            "romfs");

    private static final String USER_SPACE = "fuse";
    private static final String FAT = "fat";

    private final Map<Long, Boolean> provingDevices = new HashMap<>();

    /** Returns the stamp of a file; empty if it would not prove anything. */
    Stamp of(Path file, FileFacts facts) {
        var unix = facts.unix();
        if (unix == null || !provingDevices.computeIfAbsent(unix.device(), device -> proves(file))) {
            return Stamp.NONE;
        }
        return Stamp.ofFacts(
                facts.size() + "," + text(facts.modified()) + "," + text(unix.changed()) + "," + facts.identity());
    }

    /** Returns whether the change times of this type of file system prove something. */
    static boolean proves(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return !lower.isEmpty()
                && !lower.startsWith(USER_SPACE)
                && !lower.startsWith(FAT)
                && !PROVE_NOTHING.contains(lower);
    }

    private static boolean proves(Path file) {
        try {
            return proves(Files.getFileStore(file).type());
        } catch (IOException | SecurityException e) {
            return false; // An unknown type proves nothing.
        }
    }

    private static String text(FileTime time) {
        var instant = time.toInstant();
        return instant.getEpochSecond() + "." + instant.getNano();
    }
}
