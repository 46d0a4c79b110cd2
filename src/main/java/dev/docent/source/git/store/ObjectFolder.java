package dev.docent.source.git.store;

import dev.docent.paths.PathText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.internal.storage.dfs.DfsInserter;
import org.eclipse.jgit.internal.storage.dfs.DfsObjDatabase;
import org.eclipse.jgit.internal.storage.dfs.DfsOutputStream;
import org.eclipse.jgit.internal.storage.dfs.DfsPackDescription;
import org.eclipse.jgit.internal.storage.dfs.DfsPackParser;
import org.eclipse.jgit.internal.storage.dfs.DfsReader;
import org.eclipse.jgit.internal.storage.dfs.DfsReaderOptions;
import org.eclipse.jgit.internal.storage.dfs.ReadableChannel;
import org.eclipse.jgit.internal.storage.pack.PackExt;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/**
 * The objects of a repository, in a folder {@code objects} as git writes it ({@code git help repository-layout}): packs
 * with their indexes, and loose objects. New packs are written under other names and renamed when they are complete.
 * One writer; any number of readers.
 */
public final class ObjectFolder extends DfsObjDatabase {
    private static final String PACK = "pack";
    private static final String PACK_FILE = ".pack";

    /** How much space a new pack must leave on the disk: 512 MiB, for the index and the conversations. */
    private static final long SPARE_BYTES = 512L << 20;

    /**
     * The largest object that a new pack may contain: a quarter of Java's heap, and at most 1 GiB, because an object
     * that is stored as a difference is built in memory. The fetch fails beyond that.
     */
    private static final long MAX_OBJECT_BYTES =
            Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 4);

    /** The folders {@code objects}: that of the repository, then those that it borrows from. */
    private final List<Path> folders;

    private volatile Set<ObjectId> shallow = Set.of();

    ObjectFolder(FolderRepository repository, List<Path> folders) {
        super(repository, new DfsReaderOptions());
        this.folders = List.copyOf(folders);
    }

    List<Path> folders() {
        return folders;
    }

    @Override
    protected List<DfsPackDescription> listPacks() throws IOException {
        var packs = new ArrayList<DfsPackDescription>();
        for (var objects : folders) {
            addPacks(objects.resolve(PACK), packs);
        }
        return packs;
    }

    private void addPacks(Path folder, List<DfsPackDescription> packs) throws IOException {
        try (var files = Files.newDirectoryStream(folder, "*" + PACK_FILE)) {
            for (var file : files) {
                var fileName = PathText.name(file);
                var name = fileName.substring(0, fileName.length() - PACK_FILE.length());
                if (Files.exists(folder.resolve(name + ".idx"))) {
                    packs.add(PackFile.existing(getRepository().getDescription(), folder, name));
                }
            }
        } catch (NoSuchFileException e) {
            // It has no packs, or git has just replaced one of them.
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    @Override
    protected DfsPackDescription newPack(PackSource source) {
        var folder = folders.get(0).resolve(PACK);
        for (int number = 1; ; number++) {
            var pack = PackFile.fresh(getRepository().getDescription(), folder, "pack-" + number);
            if (!pack.isTaken()) {
                return pack;
            }
        }
    }

    @Override
    protected void commitPackImpl(Collection<DfsPackDescription> add, Collection<DfsPackDescription> replaced)
            throws IOException {
        for (var pack : add) {
            finish((PackFile) pack, PackExt.PACK);
            finish((PackFile) pack, PackExt.INDEX);
        }
    }

    private static void finish(PackFile pack, PackExt ext) throws IOException {
        Files.move(pack.unfinished(ext), pack.file(ext), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    protected void rollbackPack(Collection<DfsPackDescription> packs) {
        for (var pack : packs) {
            for (var ext : List.of(PackExt.PACK, PackExt.INDEX)) {
                delete(((PackFile) pack).unfinished(ext));
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The next start of the clone deletes it.
        }
    }

    /** Deletes what a fetch has left that did not end. Nothing may be fetched at the same time. */
    public void deleteUnfinished() throws IOException {
        try (var files = Files.newDirectoryStream(folders.get(0).resolve(PACK), PackFile::isUnfinished)) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    protected ReadableChannel openFile(DfsPackDescription pack, PackExt ext) throws IOException {
        return new PackChannel(((PackFile) pack).file(ext));
    }

    @Override
    protected DfsOutputStream writeFile(DfsPackDescription pack, PackExt ext) throws IOException {
        return new PackOutput(((PackFile) pack).unfinished(ext), SPARE_BYTES);
    }

    @Override
    public DfsReader newReader() {
        return new FolderReader(this);
    }

    @Override
    public ObjectInserter newInserter() {
        return new Inserter(this);
    }

    /** Returns the commits whose parents are not there. */
    @Override
    public Set<ObjectId> getShallowCommits() {
        return shallow;
    }

    /** Notes a commit whose parents are not there. */
    public void addShallowCommit(ObjectId commit) {
        var more = new HashSet<>(shallow);
        more.add(commit);
        shallow = Set.copyOf(more);
    }

    @Override
    public void setShallowCommits(Set<ObjectId> commits) {
        shallow = Set.copyOf(commits);
    }

    @Override
    public long getApproximateObjectCount() {
        return -1;
    }

    private static final class Inserter extends DfsInserter {
        Inserter(ObjectFolder folder) {
            super(folder);
        }

        @Override
        public DfsPackParser newPackParser(InputStream in) throws IOException {
            var parser = super.newPackParser(in);
            parser.setMaxObjectSizeLimit(MAX_OBJECT_BYTES);
            return parser;
        }
    }
}
