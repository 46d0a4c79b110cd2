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
 * @param marks the ids of these files, so that folders of two commits can be compared
 */
record CommitFolder(
        String path, FileNames.Limit limit, boolean belowSrc, List<AttributesFile> attributes, String marks) {
    private static final String SRC = "src";

    CommitFolder {
        attributes = List.copyOf(attributes);
    }

    /**
     * The file {@code .gitattributes} of a folder.
     *
     * @param id its object
     */
    record OwnAttributes(AttributesFile file, String id) {}

    static CommitFolder root(@Nullable OwnAttributes own) {
        var none = new CommitFolder("", FileNames.Limit.NONE, false, List.of(), "");
        return own == null ? none : none.with(none, own);
    }

    CommitFolder below(String name, @Nullable OwnAttributes own) {
        var folder = new CommitFolder(
                pathOf(name),
                limit.and(FileNames.limit(name, belowSrc)),
                belowSrc || name.equals(SRC),
                attributes,
                marks);
        return own == null ? folder : with(folder, own);
    }

    private CommitFolder with(CommitFolder folder, OwnAttributes own) {
        var all = new ArrayList<>(attributes);
        all.add(own.file());
        return new CommitFolder(folder.path, folder.limit, folder.belowSrc, all, marks + " " + own.id());
    }

    String pathOf(String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }

    /** Returns the attributes of a file in this folder. */
    FileAttributes attributesOf(String name) {
        return FileAttributes.of(attributes, pathOf(name));
    }
}
