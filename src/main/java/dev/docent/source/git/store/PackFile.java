package dev.docent.source.git.store;

import dev.docent.paths.PathText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.dfs.DfsObjDatabase.PackSource;
import org.eclipse.jgit.internal.storage.dfs.DfsPackDescription;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.pack.PackExt;

/** A pack and its index, as two files of one name in a folder {@code objects/pack}. */
final class PackFile extends DfsPackDescription {
    private static final String UNFINISHED = ".tmp";

    private final Path folder;
    private final String name;

    private PackFile(DfsRepositoryDescription repository, Path folder, String name) {
        super(repository, name, PackSource.RECEIVE);
        this.folder = folder;
        this.name = name;
    }

    /** Returns a pack that will be written. */
    static PackFile fresh(DfsRepositoryDescription repository, Path folder, String name) {
        return new PackFile(repository, folder, name);
    }

    /** Returns a pack that exists. */
    static PackFile existing(DfsRepositoryDescription repository, Path folder, String name) throws IOException {
        var pack = new PackFile(repository, folder, name);
        for (var ext : new PackExt[] {PackExt.PACK, PackExt.INDEX}) {
            pack.addFileExt(ext);
            pack.setFileSize(ext, Files.size(pack.file(ext)));
        }
        pack.setLastModified(Files.getLastModifiedTime(pack.file(PackExt.PACK)).toMillis());
        return pack;
    }

    Path file(PackExt ext) {
        return folder.resolve(name + "." + ext.getExtension());
    }

    /** Returns where a file is while it is written. */
    Path unfinished(PackExt ext) {
        return folder.resolve(name + "." + ext.getExtension() + UNFINISHED);
    }

    /** Returns whether a pack of this name exists, or is written. */
    boolean isTaken() {
        return Files.exists(file(PackExt.PACK)) || Files.exists(unfinished(PackExt.PACK));
    }

    static boolean isUnfinished(Path file) {
        return PathText.name(file).endsWith(UNFINISHED);
    }
}
