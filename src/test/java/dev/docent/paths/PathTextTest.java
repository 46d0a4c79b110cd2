package dev.docent.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathTextTest {
    @TempDir
    Path folder;

    @Test
    void namesAreTheLettersOfTheirBytes() throws IOException {
        Path sub = Files.createDirectory(file("B%C3%BCro"));
        Path file = Files.createFile(Path.of(URI.create(sub.toUri() + "%E6%89%8B%20%E9%A0%86.md")));

        assertEquals("手 順.md", PathText.name(file));
        assertEquals("Büro/手 順.md", below(folder, file));
        assertEquals(PathText.of(folder) + File.separator + "Büro", PathText.of(sub));
        assertEquals(sub, PathText.of(PathText.of(sub)));
    }

    @Test
    void bytesThatAreNotTextKeepNamesDistinct() throws IOException {
        assumeTrue(File.separator.equals("/"), "file names are letters on this system, not bytes");
        assertEquals("M\\xFCller.md", PathText.name(Files.createFile(file("M%FCller.md"))));
        assertEquals("M\\xF6ller ü.md", PathText.name(Files.createFile(file("M%F6ller%20%C3%BC.md"))));
    }

    @Test
    void nameOfARootIsEmpty() {
        assertEquals("", PathText.name(folder.getRoot()));
    }

    @Test
    void relativeTextIsARelativePath() {
        assertEquals(Path.of("a", "b"), PathText.of("a/b"));
        assertEquals("ü/ö x", below(folder, folder.resolve(PathText.of("ü/ö x"))));
    }

    @Test
    void whatNoFileSystemTakesIsRefused() {
        assertThrows(InvalidPathException.class, () -> PathText.of("a\0b"));
    }

    /** Service managers and slim containers start processes without LANG. */
    @Test
    void namesAreTheSameWithoutALocale() throws Exception {
        Files.createFile(
                Path.of(URI.create(Files.createDirectory(file("B%C3%BCro")).toUri() + "%C3%84pfel.md")));

        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java,
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WithoutLocale.class.getName(),
                folder.toUri().toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        builder.environment().putAll(Map.of("LC_ALL", "C"));
        var process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, process.waitFor(), said);
        assertEquals(List.of("Büro/Äpfel.md", "true"), said.lines().toList());
    }

    /** Prints the relative path of the one file below a folder, and whether its text leads back to it. */
    static final class WithoutLocale {
        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(URI.create(arguments[0]));
            try (var files = Files.walk(folder)) {
                Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
                String name = below(folder, file);
                System.out.writeBytes((name + "\n" + Files.exists(folder.resolve(PathText.of(name))) + "\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String below(Path folder, Path path) {
        return PathText.of(folder.relativize(path)).replace(File.separatorChar, '/');
    }

    private Path file(String encodedName) {
        return Path.of(URI.create(folder.toUri() + encodedName));
    }
}
