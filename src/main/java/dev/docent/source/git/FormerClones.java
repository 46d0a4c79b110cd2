package dev.docent.source.git;

import dev.docent.source.SourceStores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** The clones of repositories that are no longer read. */
public final class FormerClones {
    private FormerClones() {}

    /**
     * Deletes the clones that Docent has made for other sources than these, and nothing else.
     *
     * @param clones the folder that contains them; need not exist
     */
    public static void delete(Path clones, Set<String> sources) {
        SourceStores.deleteOthers(clones, RemoteOrigin.ENDING, sources, FormerClones::delete);
    }

    private static boolean delete(Path folder) throws IOException {
        boolean ours = LocalClone.isClone(folder);
        if (ours) {
            LocalClone.delete(folder);
        }
        return ours;
    }
}
