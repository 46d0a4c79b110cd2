package dev.docent.source;

import java.nio.file.Path;

/**
 * An entry of a folder during a walk. Immutable.
 *
 * @param path its path below the root
 * @param facts those of the target, if it is a link that is followed
 * @param link whether it is one
 */
record FolderEntry(String name, Path file, String path, FileFacts facts, boolean link) {
    /** Returns the path that people see: that of a folder ends with a slash. */
    String shownPath() {
        return facts.isFolder() ? path + "/" : path;
    }
}
