package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.DryRunCommand;
import dev.docent.ingest.read.Formats;
import dev.docent.source.LeftOut;
import dev.docent.source.RuleLine;
import dev.docent.testing.FakeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DryRunTest {
    @TempDir
    Path root;

    @Test
    void saysWhatWouldBeIndexedWhatNotAndWhy() throws Exception {
        var docs = new FakeSource("docs")
                .file("a.md", "# A")
                .file("b.md", "# B with more")
                .file("c.txt", "words")
                .file("d.md", "a\0b")
                .file("e.md", "x")
                .failing("e.md", new IOException("disk on fire"))
                .refused("big.md", "it is too large")
                .leftOut(new LeftOut("logo.png", LeftOut.Why.UNSUPPORTED))
                .leftOut(new LeftOut("build/", LeftOut.Why.IGNORED, "", new RuleLine(".gitignore", 3, "build/")));

        assertEquals("""
                memory: 3 files would be indexed, 3 files and folders would be left out, 2 files would fail. Nothing was stored.

                Indexed, by format
                  Markdown: 2 files, 16 bytes
                  plain text: 1 file, 5 bytes

                The largest
                  b.md: 13 bytes
                  c.txt: 5 bytes
                  a.md: 3 bytes

                Left out
                  1: a binary file in spite of its name
                    d.md
                  1: an unsupported format
                    logo.png
                  1: git ignores it: line 3 of .gitignore says build/
                    build/

                Failed
                  big.md: it is too large
                  e.md: it cannot be read: disk on fire
                """, DryRun.of(docs, Formats.all()).replace(System.lineSeparator(), "\n"));
    }

    @Test
    void listsNoMoreNamesThanPeopleRead() throws Exception {
        var docs = new FakeSource("docs");
        for (int i = 0; i < 25; i++) {
            docs.leftOut(new LeftOut(i + ".png", LeftOut.Why.UNSUPPORTED));
        }

        var report = DryRun.of(docs, Formats.all());

        assertTrue(report.contains("25: an unsupported format"), report);
        assertTrue(report.contains("and 5 more"), report);
        assertTrue(report.lines().count() < 30, report);
    }

    @Test
    void readsAFolderWithTheSettingsOfTheProcess() throws Exception {
        Files.writeString(root.resolve("a.md"), "# A");

        var report = new DryRunCommand(root.toString()).call();

        assertTrue(report.startsWith(root + ": 1 file would be indexed, 0 files and folders"), report);
    }

    @Test
    void readsOneFile() throws Exception {
        var file = Files.writeString(root.resolve("a.md"), "# A");
        Files.writeString(root.resolve("b.md"), "# B");

        var report = new DryRunCommand(file.toString()).call();

        assertTrue(report.startsWith(file + ": 1 file would be indexed, 0 files and folders"), report);
    }

    @Test
    void saysInOneSentenceThatThereIsNoSuchFolder() {
        for (var path : List.of(root.resolve("gone").toString(), "a\0b")) {
            var refused = assertThrows(IllegalArgumentException.class, () -> new DryRunCommand(path).call(), path);
            assertTrue(String.valueOf(refused.getMessage()).lines().count() == 1, refused::getMessage);
        }
    }
}
