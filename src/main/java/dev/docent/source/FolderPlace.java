package dev.docent.source;

import dev.docent.home.Places;
import dev.docent.paths.PathText;
import dev.docent.settings.SourceSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A folder that is read with everything below it.
 *
 * @param folder need not exist
 */
record FolderPlace(Path folder) implements SourcePlace {
    /** @throws IllegalArgumentException if the location is no path */
    static FolderPlace of(String location, Places places) {
        if (location.contains("://")) {
            throw new IllegalArgumentException("it is a URL, and not a folder");
        }
        try {
            return new FolderPlace(places.resolve(location));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(e.getReason(), e);
        }
    }

    @Override
    public String name() {
        String last = PathText.name(folder);
        return last.isEmpty() ? "root" : last;
    }

    @Override
    public Source source(String name, SourceSettings settings, SourceContext context) {
        var setting = settings.name() == null ? "docent.docs" : "docent.sources." + name + ".location";
        return new FolderSource(name, folder, FolderOptions.of(settings, context), setting);
    }
}
