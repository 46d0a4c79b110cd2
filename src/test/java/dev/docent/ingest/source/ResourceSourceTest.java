package dev.docent.ingest.source;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.ingest.SourceException;
import dev.docent.ingest.SourceFile;
import dev.docent.ingest.SourceVisitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ResourceSourceTest {
    @Test
    void everyPageOfTheGuideTravelsWithTheProgram() throws SourceException {
        var pages = new ArrayList<String>();
        ResourceSource.guide().walk(new SourceVisitor() {
            @Override
            public boolean file(SourceFile file) {
                try {
                    assertTrue(file.content().read().length > 0, file.path());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return pages.add(file.path());
            }

            @Override
            public boolean skipped(String path, String reason) {
                throw new AssertionError(path);
            }

            @Override
            public boolean failed(String path, String reason) {
                throw new AssertionError(path);
            }
        });

        assertTrue(pages.contains("sources.md"), pages.toString());
    }

    @Test
    void saysThatDocumentsAreMissing() {
        var source = new ResourceSource("x", getClass().getClassLoader(), "no/such/folder");

        assertThrows(SourceException.class, () -> source.walk(null));
    }
}
