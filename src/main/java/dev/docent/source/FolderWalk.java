package dev.docent.source;

import dev.docent.corpus.FileKind;
import dev.docent.paths.PathText;
import dev.docent.source.LeftOut.Why;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** One walk through a folder, depth first, in the order of the names. One thread. */
final class FolderWalk {
    private static final String SRC = "src";

    /**
     * A folder that will be walked.
     *
     * @param path its path below the root
     * @param identities the identities of the folder and the folders above it, up to the root; the outermost first
     * @param git its place for git
     * @param limit what is read in it
     * @param belowSrc whether it is a folder {@code src} or is below one
     */
    private record Folder(
            Path directory,
            String path,
            List<String> identities,
            GitPlace git,
            FileNames.Limit limit,
            boolean belowSrc) {
        boolean isRoot() {
            return path.isEmpty();
        }

        String pathOf(String name) {
            return isRoot() ? name : path + "/" + name;
        }
    }

    /** The path that is shown with everything above and below it; empty for all. */
    private final String only;

    private final Path root;
    private final FolderOptions options;
    private final FolderRules rules;
    private final SourceVisitor visitor;
    private final FileStamps stamps = new FileStamps();
    private final Links links;
    /** The folders that remain, the next one first. */
    private final Deque<Folder> folders = new ArrayDeque<>();

    /**
     * @param root the folder, as a real path
     * @param only the path below the root that is shown, with what is below it; empty for all
     */
    FolderWalk(Path root, FolderOptions options, OwnFiles own, String only, SourceVisitor visitor) {
        this.root = root;
        this.options = options;
        this.rules = new FolderRules(options, own);
        this.only = only;
        this.visitor = visitor;
        this.links = new Links(root, own, options.privateFiles());
    }

    /** @throws IOException if the root itself cannot be read */
    void run() throws IOException {
        var git = GitPlace.of(root, options.git());
        folders.push(new Folder(
                root, "", List.of(), git, FileNames.Limit.NONE, git.path().contains(SRC)));
        boolean goOn = true;
        while (goOn && !folders.isEmpty()) {
            goOn = walk(folders.pop());
        }
    }

    private boolean walk(Folder folder) throws IOException {
        List<Path> files;
        GitPlace git;
        try {
            files = list(folder.directory());
            boolean another = !folder.isRoot() && GitRepository.isTop(folder.directory());
            git = (another ? GitPlace.top(folder.directory(), options.git()) : folder.git())
                    .with(folder.directory(), folder.pathOf(""));
        } catch (IOException e) {
            if (folder.isRoot()) {
                throw e;
            }
            boolean gone = e instanceof NoSuchFileException; // Deleted since its parent was listed.
            return gone || visitor.unreadable(folder.path(), "this folder cannot be read: " + ReadFailures.of(e));
        }
        if (files.isEmpty() && !folder.isRoot()) {
            return visitor.emptyFolder(
                    folder.path(), folder.identities().get(folder.identities().size() - 1));
        }
        var below = new ArrayList<Folder>();
        var names = new HashSet<String>();
        for (var file : files) {
            if (isWanted(folder.pathOf(PathText.name(file)))
                    && !(names.add(PathText.name(file)) ? visit(folder, git, file, below) : refuseTwin(folder, file))) {
                return false;
            }
        }
        Collections.reverse(below);
        below.forEach(folders::push);
        return true;
    }

    private boolean isWanted(String path) {
        return only.isEmpty() || contains(path, only) || contains(only, path);
    }

    private static boolean contains(String folder, String path) {
        return path.startsWith(folder) && (path.length() == folder.length() || path.charAt(folder.length()) == '/');
    }

    /** Two names can only look the same if the bytes of one are not text. */
    private boolean refuseTwin(Folder folder, Path file) {
        return visitor.refused(
                folder.pathOf(PathText.name(file)),
                "another file in the same folder has the same name when read as text. Rename one of them.");
    }

    private static List<Path> list(Path directory) throws IOException {
        var files = new ArrayList<Path>();
        try (var stream = Files.newDirectoryStream(directory)) {
            stream.forEach(files::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        files.sort(Comparator.comparing(PathText::name));
        return files;
    }

    private boolean visit(Folder folder, GitPlace git, Path file, List<Folder> below) {
        String name = PathText.name(file);
        String path = folder.pathOf(name);
        try {
            var facts = FileFacts.of(file, LinkOption.NOFOLLOW_LINKS);
            if (facts.isLink()
                    && !FileNames.isOfVolume(name)
                    && git.leavesOut(name, false).isEmpty()) {
                var target = links.target(file);
                if (target instanceof Links.Refused refused) {
                    return visitor.leftOut(new LeftOut(path, refused.why(), refused.reason()));
                }
                return visit(
                        folder, git, new FolderEntry(name, file, path, ((Links.Leads) target).facts(), true), below);
            }
            return visit(folder, git, new FolderEntry(name, file, path, facts, false), below);
        } catch (NoSuchFileException e) {
            return true; // Deleted since its folder was listed.
        } catch (IOException e) {
            return visitor.unreadable(path, "it cannot be examined: " + ReadFailures.of(e));
        }
    }

    private boolean visit(Folder folder, GitPlace git, FolderEntry entry, List<Folder> below) throws IOException {
        var leftOut = rules.leavesOut(git, entry);
        if (leftOut.isPresent()) {
            return visitor.leftOut(leftOut.get());
        }
        if (entry.facts().isFolder()) {
            String name = entry.name();
            below.add(new Folder(
                    entry.file(),
                    entry.path(),
                    append(folder.identities(), entry.facts().identity()),
                    git.below(name, git.ignoring(name, true).orElse(null)),
                    folder.limit().and(FileNames.limit(name, folder.belowSrc())),
                    folder.belowSrc() || name.equals(SRC)));
            return true;
        }
        return entry.facts().isFile() ? show(folder, git, entry) : leftOut(entry, Why.UNSUPPORTED);
    }

    private boolean leftOut(FolderEntry entry, Why why) {
        return visitor.leftOut(new LeftOut(entry.shownPath(), why));
    }

    private boolean show(Folder folder, GitPlace git, FolderEntry entry) throws IOException {
        var kind = options.kinds().apply(entry.path());
        boolean hidden = FileNames.isHidden(entry.name());
        long size = entry.facts().size();
        long most = options.maxFileBytes().applyAsLong(entry.path());
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
            return visitor.refused(
                    entry.path(),
                    "it has " + size + " bytes, but docent.index.max-file-size allows " + most
                            + ". Raise the setting, or split the file.");
        }
        return visitor.file(new SourceFile(
                entry.path(),
                stamps.of(entry.file(), entry.facts()),
                folder.identities(),
                null,
                () -> read(entry, (int) most)));
    }

    /** Reads a file that was listed before. Meanwhile, it may have grown, become a link, or been deleted. */
    private byte[] read(FolderEntry entry, int most) throws IOException {
        try {
            Path file = entry.link() ? links.file(entry.file()) : entry.file();
            try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                byte[] bytes = in.readNBytes(most + 1);
                if (bytes.length > most) {
                    throw new IOException(
                            "it grew over docent.index.max-file-size, " + most + " bytes, while it was read");
                }
                return bytes;
            }
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(ReadFailures.of(e), e);
        }
    }

    private static List<String> append(List<String> list, String last) {
        var longer = new ArrayList<String>(list.size() + 1);
        longer.addAll(list);
        longer.add(last);
        return longer;
    }
}
