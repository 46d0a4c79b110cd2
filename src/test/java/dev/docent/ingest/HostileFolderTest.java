package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.conversation.ConversationStores;
import dev.docent.index.LuceneChunkIndex;
import dev.docent.ingest.files.FileQuery;
import dev.docent.ingest.status.IndexStatus;
import dev.docent.settings.Settings;
import dev.docent.settings.ValueRules;
import dev.docent.source.Sources;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.Patience;
import dev.docent.threads.Timers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder full of files that want to stop a pass, in a process with little memory: the good files beside them are indexed. */
@Tag("slow")
class HostileFolderTest {
    private static final int GOOD = 100;
    private static final int MIB = 1 << 20;

    private static final String CONTENT_TYPES =
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='rels'"
                    + " ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Override"
                    + " PartName='/word/document.xml' ContentType="
                    + "'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";
    private static final String RELATIONS =
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1'"
                    + " Target='word/document.xml' Type="
                    + "'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'/></Relationships>";

    @TempDir
    Path room;

    @Test
    void goodFilesAreIndexedAndEachBadOneIsNamed() throws Exception {
        var docs = Files.createDirectory(room.resolve("docs"));
        for (int i = 0; i < GOOD; i++) {
            Files.writeString(
                    docs.resolve("%s-good-%03d.md".formatted((char) ('a' + i % 26), i)), "# Good\n\ntext " + i);
        }
        writeBadFiles(docs);

        var lines = pass(docs);

        var indexed = lines.stream().filter(line -> line.startsWith("indexed ")).toList();
        assertEquals(
                GOOD, indexed.stream().filter(line -> line.contains("-good-")).count(), lines::toString);
        for (var bad : List.of(
                "bomb.md",
                "bomb.docx",
                "laughs.docx",
                "line.txt",
                "empty.pdf",
                "nested.zip",
                "pipe.md",
                "self",
                "zero.md",
                "loop-a.md")) {
            assertTrue(
                    lines.stream().anyMatch(line -> line.matches("(failed|left_out) docs/" + bad + "/? .*")),
                    bad + " is not named: " + lines);
        }
        // They are odd, but nothing is wrong with them.
        for (var odd :
                List.of("deep.json", "deep.xml", "deep.md", "laughs.xml", "deep.yaml", "deep.html", "grows.md")) {
            assertTrue(lines.stream().anyMatch(line -> line.contains(" docs/" + odd)), odd + " is missing: " + lines);
        }
        assertEquals("state IDLE", lines.get(lines.size() - 1));
    }

    private static void writeBadFiles(Path docs) throws Exception {
        Files.write(docs.resolve("bomb.md"), zip("bomb.txt", 64));
        Files.write(docs.resolve("bomb.docx"), word(HostileFolderTest::writeLongText));
        Files.write(docs.resolve("laughs.docx"), word(out -> out.write(laughs())));
        Files.write(docs.resolve("nested.zip"), zip("inner.zip", 1));
        Files.writeString(docs.resolve("empty.pdf"), "%PDF-1.7\n");
        try (var line = Files.newOutputStream(docs.resolve("line.txt"))) {
            write(line, 100);
        }
        Files.writeString(docs.resolve("deep.json"), "[".repeat(100_000) + "]".repeat(100_000));
        Files.writeString(docs.resolve("deep.xml"), "<a>".repeat(100_000));
        Files.writeString(docs.resolve("deep.html"), "<div>".repeat(100_000) + "text");
        Files.writeString(docs.resolve("deep.md"), "> ".repeat(100_000) + "text");
        Files.writeString(docs.resolve("deep.yaml"), "- ".repeat(100_000) + "text");
        Files.writeString(
                docs.resolve("laughs.xml"),
                "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;&b;\"><!ENTITY x SYSTEM"
                        + " \"file:///etc/passwd\">]><a>&c;&x;</a>");
        Files.writeString(docs.resolve("grows.md"), "# Grows\n");
        Files.createSymbolicLink(docs.resolve("self"), docs);
        Files.createSymbolicLink(docs.resolve("loop-a.md"), docs.resolve("loop-b.md"));
        Files.createSymbolicLink(docs.resolve("loop-b.md"), docs.resolve("loop-a.md"));
        Files.createSymbolicLink(docs.resolve("zero.md"), Path.of("/dev/zero"));
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", docs.resolve("pipe.md").toString())
                        .start()
                        .waitFor());
    }

    /** Returns an archive with one file of zeros. */
    private static byte[] zip(String name, int mib) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(name));
            write(zip, mib);
        }
        return bytes.toByteArray();
    }

    private static byte[] laughs() {
        var entities = new StringBuilder("<!DOCTYPE w [<!ENTITY e0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            entities.append("<!ENTITY e%d \"&e%d;&e%d;&e%d;\">".formatted(i, i - 1, i - 1, i - 1));
        }
        return (entities + "]><w>&e29;</w>").getBytes(StandardCharsets.UTF_8);
    }

    @FunctionalInterface
    private interface Content {
        void to(OutputStream out) throws IOException;
    }

    private static void writeLongText(OutputStream out) throws IOException {
        out.write(
                "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>"
                        .getBytes(StandardCharsets.UTF_8));
        write(out, 256);
    }

    /** Returns a Word document with this content of its main part. */
    private static byte[] word(Content content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(CONTENT_TYPES.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("_rels/.rels"));
            zip.write(RELATIONS.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            content.to(zip);
        }
        return bytes.toByteArray();
    }

    private static void write(OutputStream out, int mib) throws IOException {
        var block = "a".repeat(MIB).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < mib; i++) {
            out.write(block);
        }
    }

    /** Runs a pass in a process of its own, and returns what it prints. */
    private List<String> pass(Path docs) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Pass.class.getName(),
                        room.resolve("home").toString(),
                        docs.toString())
                .redirectError(room.resolve("errors").toFile())
                .start();
        try {
            var lines = new ArrayList<String>();
            try (var output = process.inputReader(StandardCharsets.UTF_8)) {
                output.lines().forEach(lines::add);
            }
            assertTrue(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue(), () -> errors(room.resolve("errors")));
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    private static String errors(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The process: one pass with the limits of size raised, while a file grows. */
    static final class Pass {
        public static void main(String[] arguments) throws Exception {
            var settings = Settings.read(
                    Map.of(
                            "docent.home",
                            arguments[0],
                            "docent.docs",
                            arguments[1],
                            "docent.index.private-files",
                            "true",
                            // One pass: the file that grows would begin another one.
                            "docent.index.interval",
                            "0s",
                            "docent.index.max-file-size",
                            "200MiB"),
                    new ValueRules(Sources.LOCATIONS, Sources.PATTERNS, ConversationStores.RULE));
            var embedder = new FakeEmbedder();
            var end = new CountDownLatch(1);
            var grows = Path.of(arguments[1], "grows.md");
            try (var timers = new Timers("timer", 1);
                    var index = new LuceneChunkIndex(Path.of(arguments[0], "index"), embedder);
                    var ingestion = new Ingestion(settings, embedder, index, timers.scheduler(), Clock.systemUTC())) {
                var indexer = ingestion.indexer();
                indexer.addListener(state -> append(grows));
                indexer.addEndListener(sources -> end.countDown());
                indexer.start();
                end.await();
                // Vectors follow.
                Patience.await(
                        () -> indexer.state().state() != IndexStatus.RUNNING, () -> "still runs: " + indexer.state());
                for (var file : indexer.files(new FileQuery("", null, "", "", "", 10_000))
                        .files()) {
                    System.out.println(file.state().name().toLowerCase(Locale.ROOT) + " " + file.wholePath() + " "
                            + file.detail());
                }
                System.out.println("state " + indexer.state().state());
            }
        }

        private static void append(Path file) {
            try {
                Files.writeString(file, "more ".repeat(1_000) + "\n", StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
