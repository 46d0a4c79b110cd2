package dev.docent.source;

import dev.docent.source.LeftOut.Why;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** The rules that leave out a file of any format, or a folder, in the order in which they are asked. For one walk. */
final class FolderRules {
    private final FolderOptions options;
    private final OwnFiles own;
    private final FileRules files;

    FolderRules(FolderOptions options, OwnFiles own) {
        this.options = options;
        this.own = own;
        this.files = options.fileRules();
    }

    /** Returns what is left out, and why. */
    Optional<LeftOut> leavesOut(GitPlace git, FolderEntry entry) throws IOException {
        var facts = entry.facts();
        if (own.contains(entry.file(), facts)) {
            return left(entry, Why.HOME);
        }
        if (!facts.isFile() && FileNames.isOfVolume(entry.name())) {
            return left(entry, Why.TOOL);
        }
        var name = facts.isFolder()
                ? files.folder(entry.path(), proof -> Files.exists(entry.file().resolve(proof)))
                : files.file(entry.path());
        if (name.isPresent()) {
            return left(entry, name.get());
        }
        var rule = git.leavesOut(entry.name(), facts.isFolder());
        if (rule.isPresent() && !options.selection().names(entry.path(), facts.isFolder())) {
            return Optional.of(LeftOut.ignored(entry.shownPath(), rule.get()));
        }
        return isPrivate(entry)
                ? left(entry, Why.PRIVATE)
                : options.selection().leftOut(entry.path(), facts.isFolder());
    }

    /** Docent cannot reveal what it cannot read itself. The permissions may be a mistake that is corrected soon. */
    private boolean isPrivate(FolderEntry entry) {
        return !options.privateFiles() && entry.facts().isPrivate() && Files.isReadable(entry.file());
    }

    private static Optional<LeftOut> left(FolderEntry entry, Why why) {
        return Optional.of(new LeftOut(entry.shownPath(), why));
    }
}
