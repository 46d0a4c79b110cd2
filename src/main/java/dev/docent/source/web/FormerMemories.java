package dev.docent.source.web;

import dev.docent.source.SourceStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What web sites said that are no longer read. */
public final class FormerMemories {
    private FormerMemories() {}

    /**
     * Deletes what Docent has kept of other sources than these, and nothing else.
     *
     * @param folder the folder that contains it; need not exist
     */
    public static void delete(Path folder, Set<String> sources) {
        SourceStores.deleteOthers(folder, SiteMemory.ENDING, sources, FormerMemories::delete);
    }

    private static boolean delete(Path file) throws IOException {
        return SiteMemory.isMemory(file) && Files.deleteIfExists(file);
    }
}
