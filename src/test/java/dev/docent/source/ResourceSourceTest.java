package dev.docent.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.RecordingVisitor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceSourceTest extends SourceContract {
    @Override
    Source source() {
        return ResourceSource.guide();
    }

    @Test
    void everyPageOfTheGuideTravelsWithTheProgram() throws Exception {
        var seen = new RecordingVisitor();
        ResourceSource.guide().walk(seen);

        for (var file : seen.files()) {
            assertTrue(file.content().read().length > 0, file.path());
        }
        assertEquals(List.of(), seen.failed());
        var pages = seen.paths();
        assertTrue(pages.contains("sources.md"), pages.toString());
    }

    @Test
    void saysThatDocumentsAreMissing() {
        var source = new ResourceSource("x", getClass().getClassLoader(), "no/such/folder");

        assertThrows(SourceException.class, () -> source.walk(null));
    }
}
