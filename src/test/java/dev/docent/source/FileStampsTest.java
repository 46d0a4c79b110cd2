package dev.docent.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileStampsTest {
    private static final FileTime FIXED = FileTime.from(Instant.parse("2020-09-13T12:26:40Z"));

    @TempDir
    Path folder;

    @Test
    void fileThatIsReplacedByOneOfTheSameLengthAndTimeHasAnotherStamp() throws IOException {
        Path file = write("ports.md", "port 8443");
        var before = stamp(file);
        // Exists together with the first one, so that it cannot get its inode.
        Path other = write("ports.md.new", "port 9443");
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertFalse(before.isEmpty());
        assertNotEquals(before, stamp(file));
    }

    @Test
    void untouchedFileKeepsItsStamp() throws IOException {
        Path file = write("ports.md", "port 8443");

        assertEquals(stamp(file), stamp(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext4", "xfs", "btrfs", "zfs", "tmpfs", "overlay", "nfs4", "apfs"})
    void fileSystemsWithTimesOfTheirOwnProveSameness(String type) {
        assertTrue(FileStamps.proves(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fuse.sshfs", "fuseblk", "FAT32", "vfat", "cifs", "9p", "squashfs", "iso9660", ""})
    void othersProveNothing(String type) {
        assertFalse(FileStamps.proves(type));
    }

    private static String stamp(Path file) throws IOException {
        return new FileStamps().of(file, FileFacts.of(file)).text();
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FIXED);
        return file;
    }
}
