package dev.docent.source.git;

import dev.docent.source.AttributesFile;
import dev.docent.source.FileAttributes;
import dev.docent.source.FileNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder of a commit that is walked. Immutable.
 *
 * @param path its path; empty for the root
 * @param limit what is read in it
 * @param belowSrc whether it is a folder {@code src} or is below one
 * @param attributes the files {@code .gitattributes} that count in it, from the root on
 */
record CommitFolder(String path, FileNames.Limit limit, boolean belowSrc, List<AttributesFile> attributes) {
    private static final String SRC = "src";

    CommitFolder {
        attributes = List.copyOf(attributes);
    }

    static CommitFolder root(@Nullable AttributesFile attributes) {
        return new CommitFolder("", FileNames.Limit.NONE, false, attributes == null ? List.of() : List.of(attributes));
    }

    CommitFolder below(String name, @Nullable AttributesFile own) {
        var all = new ArrayList<>(attributes);
        if (own != null) {
            all.add(own);
        }
        return new CommitFolder(
                pathOf(name), limit.and(FileNames.limit(name, belowSrc)), belowSrc || name.equals(SRC), all);
    }

    String pathOf(String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }

    /** Returns the attributes of a file in this folder. */
    FileAttributes attributesOf(String name) {
        return FileAttributes.of(attributes, pathOf(name));
    }
}
