package dev.docent.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.docent.corpus.FileKind;
import dev.docent.testing.RecordingVisitor;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** File names in another encoding than the locale's, or without any locale: bytes that are not letters to Java. */
class NamesThatAreNoTextTest {
    @TempDir
    Path root;

    @BeforeEach
    void namesAreBytes() {
        assumeTrue(File.separator.equals("/"), "file names are letters on this system, not bytes");
    }

    @Test
    void areSeparateFiles() throws Exception {
        write("M%FCller.md");
        write("M%F6ller.md");
        write("M%C3%BCller.md");

        assertEquals(List.of("M\\xF6ller.md", "M\\xFCller.md", "Müller.md"), walk().paths());
    }

    @Test
    void secondOfTwoThatLookTheSameIsNamedAndNotTakenForTheFirst() throws Exception {
        write("M%FCller.md");
        write("M%5CxFCller.md");

        var seen = walk();

        assertEquals(List.of("M\\xFCller.md"), seen.paths());
        assertEquals(
                List.of(
                        "M\\xFCller.md: another file in the same folder has the same name when read as text. Rename one of them."),
                seen.failed());
    }

    private RecordingVisitor walk() throws Exception {
        var seen = new RecordingVisitor();
        new FolderSource("docs", root, FolderOptions.of(100, path -> FileKind.PROSE)).walk(seen);
        return seen;
    }

    private void write(String encodedName) throws Exception {
        Files.writeString(Path.of(URI.create(root.toUri() + encodedName)), "text");
    }
}
