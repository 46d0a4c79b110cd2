package dev.docent.source;

import dev.docent.source.LeftOut.Why;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Shows the files of folders to a visitor, unless their kind, the limit of their folder or their size is against it. One thread. */
final class FolderFiles {
    private static final Pattern NO_LETTER = Pattern.compile("[^A-Za-z0-9-]");

    private final FolderOptions options;
    private final FileRules rules;
    private final Links links;
    private final SourceVisitor visitor;
    private final FileStamps stamps = new FileStamps();

    FolderFiles(FolderOptions options, Links links, SourceVisitor visitor) {
        this.options = options;
        this.rules = options.fileRules();
        this.links = links;
        this.visitor = visitor;
    }

    /** Shows a file that no rule for all formats leaves out. */
    boolean show(WalkedFolder folder, GitPlace git, FolderEntry entry) throws IOException {
        var decision = rules.decide(entry.path(), entry.facts().size(), folder.limit(), () -> git.tracks(entry.name()));
        if (decision instanceof FileRules.ToLeave leave) {
            return leftOut(entry, leave.why());
        }
        if (decision instanceof FileRules.ToRefuse refuse) {
            return visitor.refused(entry.path(), refuse.reason());
        }
        int most = ((FileRules.ToRead) decision).most();
        var encoding = entry.link() ? "" : git.encoding(entry.name());
        return visitor.file(new SourceFile(
                entry.path(),
                stamp(entry, encoding),
                folder.identities(),
                null,
                () -> encoding.isEmpty() ? read(entry, most) : WorkingTreeText.asStored(read(entry, most), encoding)));
    }

    /** What the file is also depends on its encoding. */
    private Stamp stamp(FolderEntry entry, String encoding) {
        var ofFile = stamps.of(entry.file(), entry.facts());
        return encoding.isEmpty() || ofFile.isEmpty()
                ? ofFile
                : Stamp.ofFacts(
                        ofFile.text() + "," + NO_LETTER.matcher(encoding).replaceAll("_"));
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
