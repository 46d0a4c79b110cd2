package dev.docent.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders that only the user who runs Docent may enter, if the file system supports that. Stateless. */
public final class PrivateFolder {
    private PrivateFolder() {}

    /**
     * Makes a folder private, and creates it and its parents if they are missing. A folder that another user owns
     * stays as it is, because its owner made it for Docent and decided on its permissions.
     */
    public static void make(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            var parent = folder.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectories(folder, UnpackFolder.onlyForOwner(folder));
        } else if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && isOwn(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static boolean isOwn(Path folder) throws IOException {
        if (!UnpackFolder.isPosix(folder)) {
            return false;
        }
        var user = System.getProperty("user.name", "");
        return Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName().equals(user);
    }
}
