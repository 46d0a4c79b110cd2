package dev.docent.source;

import dev.docent.paths.PathText;
import java.nio.file.Path;

/**
 * A folder that is read with everything below it.
 *
 * @param folder need not exist
 */
record FolderPlace(Path folder) implements SourcePlace {
    @Override
    public String name() {
        String last = PathText.name(folder);
        return last.isEmpty() ? "root" : last;
    }

    @Override
    public Source source(String name, FolderOptions options) {
        return new FolderSource(name, folder, options);
    }
}
