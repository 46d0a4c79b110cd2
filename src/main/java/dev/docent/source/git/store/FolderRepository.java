package dev.docent.source.git.store;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jgit.internal.storage.dfs.DfsRepository;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryBuilder;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.lib.RefDatabase;
import org.jspecify.annotations.Nullable;

/** A repository in a folder, of which JGit needs its objects and one commit. */
public final class FolderRepository extends DfsRepository {
    /** JGit keeps blocks of packs by the name of their repository, and a folder may be replaced. */
    private static final AtomicLong OPENED = new AtomicLong();

    private final ObjectFolder objects;
    private final KnownCommits known = new KnownCommits();

    private FolderRepository(Builder builder, List<Path> objectFolders) {
        super(builder);
        this.objects = new ObjectFolder(this, objectFolders);
    }

    /** Opens a repository by its folder {@code objects}, and those that it borrows from. */
    public static FolderRepository open(List<Path> objectFolders) {
        QuietSystem.install();
        return new Builder(objectFolders)
                .setRepositoryDescription(
                        new DfsRepositoryDescription(objectFolders.get(0) + "#" + OPENED.incrementAndGet()))
                .build();
    }

    /** Returns the commits that were fetched last. */
    public KnownCommits known() {
        return known;
    }

    @Override
    public ObjectFolder getObjectDatabase() {
        return objects;
    }

    @Override
    public RefDatabase getRefDatabase() {
        return known;
    }

    @Override
    public @Nullable String getGitwebDescription() {
        return null;
    }

    @Override
    public void setGitwebDescription(@Nullable String description) {
        throw new UnsupportedOperationException("there is no description");
    }

    /** Asks no cache of repositories, as the method that it overrides does, because that starts a thread for good. */
    @Override
    public void close() {
        objects.close();
    }

    private static final class Builder extends DfsRepositoryBuilder<Builder, FolderRepository> {
        private final List<Path> objectFolders;

        Builder(List<Path> objectFolders) {
            this.objectFolders = objectFolders;
        }

        @Override
        public FolderRepository build() {
            return new FolderRepository(this, objectFolders);
        }
    }
}
