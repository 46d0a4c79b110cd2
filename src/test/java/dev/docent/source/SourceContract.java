package dev.docent.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.RecordingVisitor;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for every {@link Source}. To test one, extend this class. */
abstract class SourceContract {
    /** Returns a source that has at least two files, and can read all of them. */
    abstract Source source() throws Exception;

    @Test
    void saysWhatItIsCalledAndWhereItIs() throws Exception {
        assertTrue(source().name().matches("[^/]+"), source().name());
        assertFalse(source().location().isBlank());
    }

    @Test
    void showsTheSameFilesInTheSameOrderEachTime() throws Exception {
        var source = source();

        assertTrue(walk(source).paths().size() >= 2);
        assertEquals(walk(source).paths(), walk(source).paths());
    }

    @Test
    void namesEachFileOnceByItsPathInside() throws Exception {
        var paths = walk(source()).paths();

        assertEquals(paths.size(), new HashSet<>(paths).size(), paths.toString());
        assertTrue(paths.stream().noneMatch(path -> path.isEmpty() || path.startsWith("/")), paths.toString());
    }

    @Test
    void stopsWhenTheVisitorHasEnough() throws Exception {
        var seen = new RecordingVisitor().enoughAt(1);
        source().walk(seen);

        assertEquals(1, seen.files().size());
    }

    @Test
    void stampsAndFoldersCanBeKeptInOneText() throws Exception {
        for (var file : walk(source()).files()) {
            assertFalse(file.stamp().text().contains(":"), file.path());
            assertTrue(file.folders().stream().noneMatch(folder -> folder.matches(".*[:.].*")), file.path());
        }
    }

    @Test
    void readsTheSameBytesAgain() throws Exception {
        for (var file : walk(source()).files()) {
            assertArrayEquals(file.content().read(), file.content().read(), file.path());
        }
    }

    @Test
    void hasNothingToReportWhenEverythingCanBeRead() throws Exception {
        assertEquals(List.of(), walk(source()).failed());
    }

    @Test
    void looksAtOneFileOrSaysThatItCannot() throws Exception {
        var source = source();
        var path = walk(source).paths().get(1);
        var seen = new RecordingVisitor();

        boolean looked = source.look(path, seen);

        assertEquals(looked ? List.of(path) : List.of(), seen.paths());
    }

    @Test
    void showsNothingOfWhatDoesNotExist() throws Exception {
        for (var path : List.of("no-such-file.md", "../secret.md", "a\0b")) {
            var seen = new RecordingVisitor();
            source().look(path, seen);
            assertEquals(List.of(), seen.paths(), path);
        }
    }

    private static RecordingVisitor walk(Source source) throws SourceException {
        var seen = new RecordingVisitor();
        source.walk(seen);
        return seen;
    }
}
