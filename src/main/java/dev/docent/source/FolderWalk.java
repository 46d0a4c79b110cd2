package dev.docent.source;

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

/** One walk through a folder, depth first, in the order of the names. One thread. */
final class FolderWalk {
    private static final String SRC = "src";

    /** The path that is shown with everything above and below it; empty for all. */
    private final String only;

    private final Path root;
    private final FolderOptions options;
    private final FolderRules rules;
    private final SourceVisitor visitor;
    private final Links links;
    private final FolderFiles shown;
    /** The folders that remain, the next one first. */
    private final Deque<WalkedFolder> folders = new ArrayDeque<>();

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
        this.shown = new FolderFiles(options, links, visitor);
    }

    /** @throws IOException if the root itself cannot be read */
    void run() throws IOException {
        var git = GitPlace.of(root, options.git());
        folders.push(new WalkedFolder(
                root, "", List.of(), git, FileNames.Limit.NONE, git.path().contains(SRC)));
        boolean goOn = true;
        while (goOn && !folders.isEmpty()) {
            goOn = walk(folders.pop());
        }
    }

    private boolean walk(WalkedFolder folder) throws IOException {
        visitor.folder(folder.path(), folder.directory());
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
        var below = new ArrayList<WalkedFolder>();
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
    private boolean refuseTwin(WalkedFolder folder, Path file) {
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

    private boolean visit(WalkedFolder folder, GitPlace git, Path file, List<WalkedFolder> below) {
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

    private boolean visit(WalkedFolder folder, GitPlace git, FolderEntry entry, List<WalkedFolder> below)
            throws IOException {
        var leftOut = rules.leavesOut(git, entry);
        if (leftOut.isPresent()) {
            return visitor.leftOut(leftOut.get());
        }
        if (entry.facts().isFolder()) {
            below.add(below(folder, git, entry));
            return true;
        }
        return entry.facts().isFile() ? shown.show(folder, git, entry) : leftOut(entry, Why.UNSUPPORTED);
    }

    private WalkedFolder below(WalkedFolder folder, GitPlace git, FolderEntry entry) {
        String name = entry.name();
        boolean named = options.selection().names(entry.path(), true);
        var ofName = named ? FileNames.Limit.NONE : FileNames.limit(name, folder.belowSrc());
        return new WalkedFolder(
                entry.file(),
                entry.path(),
                append(folder.identities(), entry.facts().identity()),
                below(git, entry, named),
                folder.limit().and(ofName),
                folder.belowSrc() || name.equals(SRC));
    }

    /** In an ignored folder that the settings name as a whole, the rules that ignore it say nothing about its files either. */
    private GitPlace below(GitPlace git, FolderEntry entry, boolean named) {
        var ignoring = git.ignoring(entry.name(), true);
        return named && ignoring.isPresent() && options.selection().namesAllOf(entry.path())
                ? GitPlace.NONE
                : git.below(entry.name(), named ? null : ignoring.orElse(null));
    }

    private boolean leftOut(FolderEntry entry, Why why) {
        return visitor.leftOut(new LeftOut(entry.shownPath(), why));
    }

    private static List<String> append(List<String> list, String last) {
        var longer = new ArrayList<String>(list.size() + 1);
        longer.addAll(list);
        longer.add(last);
        return longer;
    }
}
