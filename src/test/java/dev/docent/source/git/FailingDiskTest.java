package dev.docent.source.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.source.SourceException;
import dev.docent.source.git.store.DiskFailure;
import dev.docent.source.git.store.FolderRepository;
import dev.docent.testing.RecordingVisitor;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clone is thrown away only if it is damaged, and not if something else keeps Docent from reading it. */
@Tag("slow")
class FailingDiskTest {
    /** So many folders do not fit into what JGit reads at once. */
    private static final int MANY = 2000;

    @TempDir
    private Path home;

    private GitServer server;
    private GitSource source;

    @BeforeEach
    void start() throws Exception {
        server = new GitServer();
        source = GitSource.remote("handbook", GitSamples.options(server.url(), home.resolve("sources")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void packThatTheDiskDoesNotReadIsKept() throws Exception {
        server.commit(SampleTree.of("a.md", "Alpha"));
        pass();
        mark();
        var pack = hidePack();

        var failure = assertThrows(SourceException.class, source::refresh);

        assertTrue(
                String.valueOf(failure.getMessage()).contains("cannot be read from its clone in"), failure::toString);
        assertTrue(isMarked(), "the clone stays");
        restore(pack);
        assertEquals(List.of("a.md"), pass().paths());
        assertTrue(isMarked());
    }

    @Test
    void diskThatFailsDuringTheWalkIsNoDamage() throws Exception {
        var files = new SampleTree();
        for (int i = 0; i < MANY; i++) {
            files.file("folder" + i + "/a" + i + ".md", ("Text " + i).getBytes(UTF_8));
        }
        server.commit(files);
        pass();
        mark();
        source.refresh();
        var pack = hidePack();

        var failure = assertThrows(SourceException.class, () -> source.walk(new RecordingVisitor()));

        assertTrue(String.valueOf(failure.getMessage()).contains("Check the disk"), failure::toString);
        restore(pack);
        assertEquals(MANY, pass().paths().size());
        assertTrue(isMarked(), "the clone stays");
    }

    @Test
    void fileThatTheDiskDoesNotReadFailsAlone() throws Exception {
        server.commit(SampleTree.of("a.md", "Alpha"));
        var file = pass().files().get(0);
        mark();
        hidePack();
        // What was read before is in memory, so another repository reads it.
        var blobs = new BlobReader(FolderRepository.open(List.of(cloned().resolve("objects"))), new NeverDamaged());

        var failure = assertThrows(
                IOException.class,
                () -> blobs.read(ObjectId.fromString(file.stamp().text()), 1000));

        assertFalse(String.valueOf(failure.getMessage()).contains("damaged"), failure::toString);
    }

    @Test
    void interruptIsNoDamage() throws Exception {
        server.commit(SampleTree.of("a.md", "Alpha"));
        pass();
        mark();
        Thread.currentThread().interrupt();

        SourceException failure;
        try {
            failure = assertThrows(SourceException.class, source::refresh);
        } finally {
            assertTrue(Thread.interrupted(), "the interrupt is not swallowed");
        }

        assertTrue(String.valueOf(failure.getMessage()).contains("it was interrupted"), failure::toString);
        assertEquals(List.of("a.md"), pass().paths());
        assertTrue(isMarked(), "the clone stays");
    }

    @Test
    void onlyWhatANewCloneMendsIsDamage() {
        assertTrue(DamagedObjects.isShownBy(new CorruptObjectException("a tree is damaged")));
        assertTrue(DamagedObjects.isShownBy(new IOException("no index", new NoSuchFileException("pack-1.idx"))));
        assertTrue(DamagedObjects.isShownBy(new IOException("Unreadable pack index")));
        assertFalse(DamagedObjects.isShownBy(new AccessDeniedException("pack-1.idx")));
        assertFalse(DamagedObjects.isShownBy(new IOException("no index", new AccessDeniedException("pack-1.idx"))));
        assertFalse(DamagedObjects.isShownBy(new IOException("no index", new ClosedByInterruptException())));
        assertFalse(DamagedObjects.isShownBy(new DiskFailure(new IOException("Input/output error"))));
        assertFalse(DamagedObjects.isShownBy(new LargeObjectException.OutOfMemory(new OutOfMemoryError())));
    }

    @Test
    void tooLittleMemoryIsNoDamage() {
        var failure = assertThrows(
                IOException.class,
                () -> DamagedObjects.read(() -> {
                    throw new LargeObjectException.OutOfMemory(new OutOfMemoryError());
                }));

        assertFalse(DamagedObjects.isShownBy(failure));
    }

    private RecordingVisitor pass() throws SourceException {
        source.refresh();
        var seen = new RecordingVisitor();
        source.walk(seen);
        return seen;
    }

    private Path cloned() {
        return home.resolve("sources/handbook.git");
    }

    /** A new clone would not have this file. */
    private void mark() throws IOException {
        Files.writeString(cloned().resolve("mark"), "");
    }

    private boolean isMarked() {
        return Files.exists(cloned().resolve("mark"));
    }

    /** Puts a folder in the place of the pack: the system opens it, and fails when it is read. */
    private Path hidePack() throws IOException {
        var pack = cloned().resolve("objects/pack/pack-1.pack");
        Files.move(pack, home.resolve("hidden"));
        Files.createDirectory(pack);
        return pack;
    }

    private void restore(Path pack) throws IOException {
        Files.delete(pack);
        Files.move(home.resolve("hidden"), pack);
    }

    /** Refuses to be called damaged. */
    private static final class NeverDamaged implements Origin {
        @Override
        public Branches refresh() {
            throw new AssertionError("nothing is fetched here");
        }

        @Override
        public String damaged() {
            throw new AssertionError("it is not damaged");
        }

        @Override
        public void stop() {
            throw new AssertionError("nothing is stopped here");
        }
    }
}
