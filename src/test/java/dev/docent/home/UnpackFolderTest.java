package dev.docent.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The private folder for unpacked files: it is reused, never grows, and gives no access to other users' files. */
class UnpackFolderTest {
    @TempDir
    private Path directory;

    private Path home;
    private Path precious;

    @BeforeEach
    void makeAFileOfSomebodyElse() throws IOException {
        home = directory.resolve("home");
        precious = Files.createDirectory(directory.resolve("precious"));
        Files.writeString(precious.resolve("thesis.txt"), "three years");
    }

    @Test
    void onlyItsOwnerMayEnterIt() throws IOException {
        fill(UnpackFolder.below(home), "a");
        for (var folder : List.of(unpacked(), unpacked().resolve("a-0"))) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        }
    }

    @Test
    void liesInTheTemporaryFolderWhereTheDiskOfTheHomeHasNoRoom() throws IOException {
        var temporary = Files.createDirectory(directory.resolve("tmp"));
        for (int start = 0; start < 2; start++) {
            try (var room = UnpackFolder.below(home, temporary, Long.MAX_VALUE).room("a")) {
                assertTrue(room.path().startsWith(temporary), room.path()::toString);
                assertEquals(
                        "rwx------",
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(room.path().getParent())));
            }
        }
        assertEquals(1, names(temporary).size(), "the same at each start");
        assertFalse(Files.exists(unpacked()));
        try (var room = UnpackFolder.below(directory.resolve("other"), temporary, Long.MAX_VALUE)
                .room("a")) {
            assertEquals(2, names(temporary).size(), "a different room for another home, not " + room.path());
        }
    }

    @Test
    void staysInTheHomeWhenItsDiskHasBecomeFull() throws IOException {
        fill(UnpackFolder.below(home), "a").close();
        try (var room = UnpackFolder.below(home, directory, Long.MAX_VALUE).room("a")) {
            assertTrue(room.holds("contents"));
        }
    }

    @Test
    void becomesPrivateAgainWhenItsPermissionsWereOpened() throws IOException {
        Files.createDirectories(unpacked());
        Files.setPosixFilePermissions(unpacked(), PosixFilePermissions.fromString("rwxrwxrwx"));
        UnpackFolder.below(home);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(unpacked())));
    }

    @Test
    void findsTheNextTimeWhatWasUnpackedTheLastTime() throws IOException {
        var folder = UnpackFolder.below(home);
        fill(folder, "a").close();
        try (var room = UnpackFolder.below(home).room("a")) {
            assertTrue(room.holds("contents"));
            assertFalse(room.holds("of another version"));
            assertEquals("text", Files.readString(room.path().resolve("sub/file")));
        }
    }

    @Test
    void doesNotTakeAnIncompleteFileForComplete() throws IOException {
        var room = UnpackFolder.below(home).room("a");
        room.empty();
        room.write("file", bytes("text"));
        room.close();
        try (var again = UnpackFolder.below(home).room("a")) {
            assertFalse(again.holds("contents"));
            again.empty();
            assertEquals(List.of(), names(again.path()));
        }
    }

    @Test
    void givesEachUserARoomAndDeletesAbandonedRooms() throws IOException {
        var folder = UnpackFolder.below(home);
        var first = fill(folder, "a");
        var second = fill(folder, "a");
        var third = fill(folder, "a");
        assertEquals(List.of("a-0", "a-1", "a-2"), rooms());
        first.close();
        second.close();
        var next = folder.room("a");
        assertEquals(first.path(), next.path());
        assertTrue(next.holds("contents"));
        assertEquals(List.of("a-0", "a-2"), rooms());
        next.close();
        third.close();
    }

    @Test
    void holdsARoomAgainstOtherProcessesToo() throws Exception {
        var room = fill(UnpackFolder.below(home), "a");
        try (var other = fill(UnpackFolder.below(home), "a")) {
            assertEquals("a-1", other.path().getFileName().toString());
            assertEquals("a-2", roomOfAnotherProcess());
        }
        room.close();
        assertEquals("a-0", roomOfAnotherProcess());
    }

    @Test
    void refusesALinkInItsPlace() throws IOException {
        Files.createDirectories(home);
        Files.createSymbolicLink(unpacked(), precious);
        var refused = assertThrows(FileSystemException.class, () -> UnpackFolder.below(home));
        assertTrue(refused.getMessage().contains(unpacked().toString()), refused.getMessage());
        assertPreciousIsThere();
    }

    @Test
    void deletesALinkAndNotWhatItLeadsTo() throws IOException {
        var room = fill(UnpackFolder.below(home), "a");
        Files.createSymbolicLink(room.path().resolve("planted"), precious);
        Files.createSymbolicLink(room.path().resolve("sub/planted.txt"), precious.resolve("thesis.txt"));
        room.empty();
        assertEquals(List.of(), names(room.path()));
        assertPreciousIsThere();
        room.close();
    }

    @Test
    void aRoomThatIsALinkIsNotEntered() throws IOException {
        var folder = UnpackFolder.below(home);
        Files.writeString(precious.resolve(".contents"), "contents");
        Files.createSymbolicLink(unpacked().resolve("a-0"), precious);
        try (var room = folder.room("a")) {
            assertFalse(room.holds("contents"));
            room.empty();
            assertFalse(Files.isSymbolicLink(room.path()));
        }
        assertPreciousIsThere();
    }

    @Test
    void anAbandonedRoomThatIsALinkIsOnlyUnlinked() throws IOException {
        var folder = UnpackFolder.below(home);
        fill(folder, "a").close();
        Files.createFile(unpacked().resolve("a-1.lock"));
        Files.createSymbolicLink(unpacked().resolve("a-1"), precious);
        folder.room("a").close();
        assertFalse(Files.exists(unpacked().resolve("a-1"), LinkOption.NOFOLLOW_LINKS));
        assertPreciousIsThere();
    }

    @Test
    void writesNothingOutsideTheRoom() throws IOException {
        try (var room = fill(UnpackFolder.below(home), "a")) {
            assertThrows(IOException.class, () -> room.write("../../../precious/thesis.txt", bytes("nothing")));
        }
        assertPreciousIsThere();
    }

    private Path unpacked() {
        return home.resolve("unpacked");
    }

    private void assertPreciousIsThere() throws IOException {
        assertEquals("three years", Files.readString(precious.resolve("thesis.txt")));
    }

    private static Room fill(UnpackFolder folder, String name) throws IOException {
        var room = folder.room(name);
        room.empty();
        room.write("sub/file", bytes("text"));
        room.mark("contents");
        return room;
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> rooms() throws IOException {
        return names(unpacked()).stream()
                .filter(name -> !name.endsWith(".lock"))
                .toList();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private String roomOfAnotherProcess() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        OtherProcess.class.getName(),
                        home.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    /** Prints the room that it gets, and ends without releasing it. */
    static final class OtherProcess {
        private OtherProcess() {}

        public static void main(String[] arguments) throws IOException {
            var room = UnpackFolder.below(Path.of(arguments[0])).room("a");
            System.out.println(room.path().getFileName());
            Runtime.getRuntime().halt(0);
        }
    }
}
