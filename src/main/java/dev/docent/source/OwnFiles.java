package dev.docent.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Docent's own files, which contain keys and conversations and must never be indexed: {@code docent.home} and
 * everything directly in it. They are recognized by their identity on the disk, not by their names, so that links,
 * mounts and other spellings do not hide them. Immutable.
 */
final class OwnFiles {
    private final Set<Object> keys;
    private final @Nullable Path home;
    private final @Nullable Object homeKey;

    private OwnFiles(Set<Object> keys, @Nullable Path home, @Nullable Object homeKey) {
        this.keys = keys;
        this.home = home;
        this.homeKey = homeKey;
    }

    /**
     * Records what exists now.
     *
     * @param home {@code docent.home}, which need not exist; null if there is none
     * @param root the folder that will be read; if it is inside the home, the settings name exactly this folder
     * @throws IOException if the home cannot be examined
     */
    static OwnFiles of(@Nullable Path home, Path root) throws IOException {
        if (home == null || Files.notExists(home)) {
            return new OwnFiles(Set.of(), null, null);
        }
        Path real = home.toRealPath();
        var keys = new HashSet<>();
        var key = FileFacts.of(real).key();
        add(keys, key);
        try (var children = Files.newDirectoryStream(real)) {
            for (Path child : children) {
                if (!root.startsWith(child)) {
                    addBoth(keys, child);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return new OwnFiles(keys, real, key);
    }

    /** Adds a file, and its target if it is a link. */
    private static void addBoth(Set<Object> keys, Path file) {
        try {
            add(keys, FileFacts.of(file, LinkOption.NOFOLLOW_LINKS).key());
            add(keys, FileFacts.of(file).key());
        } catch (IOException e) {
            // It was deleted meanwhile, or is a link that leads nowhere. It contains nothing.
        }
    }

    private static void add(Set<Object> keys, @Nullable Object key) {
        if (key != null) {
            keys.add(key);
        }
    }

    /** Returns whether a folder is the home itself. */
    boolean isHome(Path folder, FileFacts facts) {
        return homeKey != null ? homeKey.equals(facts.key()) : folder.equals(home);
    }

    /** Returns whether a file or folder is one of Docent's own. */
    boolean contains(Path file, FileFacts facts) throws IOException {
        if (facts.key() != null) {
            return keys.contains(facts.key());
        }
        return home != null && file.toRealPath().startsWith(home);
    }
}
