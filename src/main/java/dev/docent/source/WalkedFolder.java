package dev.docent.source;

import java.nio.file.Path;
import java.util.List;

/**
 * A folder that will be walked. Immutable.
 *
 * @param path its path below the root
 * @param identities the identities of the folder and the folders above it, up to the root; the outermost first
 * @param git its place for git
 * @param limit what is read in it
 * @param belowSrc whether it is a folder {@code src} or is below one
 */
record WalkedFolder(
        Path directory, String path, List<String> identities, GitPlace git, FileNames.Limit limit, boolean belowSrc) {
    boolean isRoot() {
        return path.isEmpty();
    }

    String pathOf(String name) {
        return isRoot() ? name : path + "/" + name;
    }
}
