package dev.docent.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.docent.corpus.FileKind;
import dev.docent.format.FileContent;
import dev.docent.testing.RecordingVisitor;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that git writes into a working tree in another encoding than it stores them in. */
class WorkingTreeEncodingTest {
    private static final String TEXT = "Größe: 5 µm\n";

    @TempDir
    Path top;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "IBM850", "windows-1252", "UTF-32BE", "Shift_JIS"})
    void isReadInTheEncodingOfTheAttribute(String encoding) throws Exception {
        var text = encoding.equals("Shift_JIS") ? "大きさ 5\n" : TEXT;
        attributes("*.md working-tree-encoding=" + encoding);
        write("docs/a.md", text.getBytes(Charset.forName(encoding)));

        assertEquals(text, text("docs/a.md"));
    }

    @Test
    void byteOrderMarkIsNoText() throws Exception {
        attributes("a.md working-tree-encoding=UTF-16\nb.md working-tree-encoding=UTF-16LE-BOM");
        write("a.md", TEXT.getBytes(UTF_16));
        write("b.md", ("\uFEFF" + TEXT).getBytes(UTF_16LE));

        assertEquals(TEXT, text("a.md"));
        assertEquals(TEXT, text("b.md"));
    }

    @Test
    void deeperFileAndLaterLineDecide() throws Exception {
        attributes("*.md working-tree-encoding=IBM850");
        write(
                "docs/.gitattributes",
                "*.md -working-tree-encoding\nold.md working-tree-encoding=IBM437\n".getBytes(UTF_8));
        write("docs/new.md", TEXT.getBytes(UTF_8));
        write("docs/old.md", TEXT.replace('µ', 'ü').getBytes("IBM437"));

        assertEquals(TEXT, text("docs/new.md"));
        assertEquals(TEXT.replace('µ', 'ü'), text("docs/old.md"));
    }

    @Test
    void sourceBelowTheTopHasTheAttributesOfTheTop() throws Exception {
        attributes("/docs/*.md working-tree-encoding=IBM850");
        write("docs/a.md", TEXT.getBytes("IBM850"));

        assertEquals(TEXT, text(top.resolve("docs"), "a.md"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-encoding", "UTF-16", "UTF-8x!", "US-ASCII"})
    void fileThatCannotBeInThisEncodingSpeaksForItself(String encoding) throws Exception {
        attributes("*.md working-tree-encoding=" + encoding);
        write("a.md", TEXT.getBytes(UTF_8));

        assertEquals(TEXT, text("a.md"), "UTF-16 without a byte order mark is none for git either");
        assertArrayEquals(TEXT.getBytes(UTF_8), file(top, "a.md").content().read());
    }

    @Test
    void declarationInTheFileIsThatOfTheStoredText() throws Exception {
        var text = "<meta charset=utf-8><p>Größe</p>\n";
        attributes("*.html working-tree-encoding=ISO-8859-1");
        write("a.html", text.getBytes(ISO_8859_1));

        assertEquals(text, text("a.html"));
    }

    @Test
    void anotherEncodingIsAnotherStamp() throws Exception {
        write("a.md", TEXT.getBytes("IBM850"));
        var before = file(top, "a.md").stamp();
        attributes("*.md working-tree-encoding=IBM850");
        var after = file(top, "a.md").stamp();

        if (before.isEmpty()) {
            assertEquals(before, after, "this file system proves nothing, so each pass reads the content");
        } else {
            assertNotEquals(before, after);
        }
    }

    private void attributes(String lines) throws Exception {
        Files.createDirectories(top.resolve(".git"));
        write(".gitattributes", (lines + "\n").getBytes(UTF_8));
    }

    private void write(String path, byte[] bytes) throws Exception {
        var file = top.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private String text(String path) throws Exception {
        return text(top, path);
    }

    private static String text(Path folder, String path) throws Exception {
        return new FileContent(path, file(folder, path).content().read()).text();
    }

    private static SourceFile file(Path folder, String path) throws Exception {
        var seen = new RecordingVisitor();
        new FolderSource("docs", folder, FolderOptions.of(1000, name -> FileKind.PROSE)).walk(seen);
        return seen.files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
