package dev.docent.source;

import dev.docent.corpus.FileKind;
import dev.docent.source.LeftOut.Why;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Shows the files of folders to a visitor, unless their kind, the limit of their folder or their size is against it. One thread. */
final class FolderFiles {
    private final FolderOptions options;
    private final Links links;
    private final SourceVisitor visitor;
    private final FileStamps stamps = new FileStamps();

    FolderFiles(FolderOptions options, Links links, SourceVisitor visitor) {
        this.options = options;
        this.links = links;
        this.visitor = visitor;
    }

    /** Shows a file that no rule for all formats leaves out. */
    boolean show(WalkedFolder folder, GitPlace git, FolderEntry entry) throws IOException {
        var kind = options.kinds().apply(entry.path());
        boolean hidden =
                FileNames.isHidden(entry.name()) && !options.selection().names(entry.path(), false);
        long size = entry.facts().size();
        long most = options.size().bytes().applyAsLong(entry.path());
        if (kind == FileKind.UNSUPPORTED || (kind == FileKind.UNKNOWN && (hidden || size > most))) {
            return leftOut(entry, hidden ? Why.HIDDEN : Why.UNSUPPORTED);
        }
        var name = kind == FileKind.UNKNOWN ? FileNames.unknown(entry.name()) : Optional.<Why>empty();
        if (name.isPresent()) {
            return leftOut(entry, name.get());
        }
        var limit = hidden ? folder.limit().and(FileNames.Limit.HIDDEN) : folder.limit();
        boolean lifted = limit != FileNames.Limit.FOREIGN && git.tracks(entry.name());
        if (kind != FileKind.PROSE && limit != FileNames.Limit.NONE && !lifted) {
            return leftOut(entry, limit == FileNames.Limit.HIDDEN ? Why.HIDDEN : Why.BUILT);
        }
        if (size > most) {
            return visitor.refused(entry.path(), options.size().refusal(size, most));
        }
        return visitor.file(new SourceFile(
                entry.path(),
                stamps.of(entry.file(), entry.facts()),
                folder.identities(),
                null,
                () -> read(entry, (int) most)));
    }

    private boolean leftOut(FolderEntry entry, Why why) {
        return visitor.leftOut(new LeftOut(entry.path(), why));
    }

    /** Reads a file that was listed before. Meanwhile, it may have grown, become a link, or been deleted. */
    private byte[] read(FolderEntry entry, int most) throws IOException {
        try {
            Path file = entry.link() ? links.file(entry.file()) : entry.file();
            try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                byte[] bytes = in.readNBytes(most + 1);
                if (bytes.length > most) {
                    throw new IOException(
                            "it grew over " + options.size().setting() + ", " + most + " bytes, while it was read");
                }
                return bytes;
            }
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(ReadFailures.of(e), e);
        }
    }
}
