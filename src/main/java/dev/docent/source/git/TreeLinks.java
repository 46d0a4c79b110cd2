package dev.docent.source.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.docent.source.FileNames;
import dev.docent.source.FileRules;
import dev.docent.source.LeftOut.Why;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** Follows symbolic links inside the tree of a commit, as {@code Links} does in folders. One thread. */
final class TreeLinks {
    /** The most links on the way to a file: 40, as in Linux. */
    private static final int MOST_LINKS = 40;

    /** The longest path in a link, in bytes, as in Linux. */
    private static final int MAX_PATH = 4096;

    private static final String UP = "..";

    private final ObjectReader reader;
    private final ObjectId root;
    private final FileRules rules;

    TreeLinks(ObjectReader reader, ObjectId root, FileRules rules) {
        this.reader = reader;
        this.root = root;
        this.rules = rules;
    }

    /**
     * Where a link leads.
     *
     * @param blob the file; without meaning if there is a rule
     * @param leftOut the rule against following it; null if it leads to a file
     * @param reason why, in words
     */
    record LinkTarget(ObjectId blob, @Nullable Why leftOut, String reason) {
        static LinkTarget file(ObjectId blob) {
            return new LinkTarget(blob, null, "");
        }

        static LinkTarget none(Why why, String reason) {
            return new LinkTarget(ObjectId.zeroId(), why, reason);
        }
    }

    /**
     * Examines where a link leads.
     *
     * @param folder the path of its folder
     * @param link its content
     */
    LinkTarget target(String folder, ObjectId link) throws IOException {
        var place = new ArrayDeque<String>();
        if (!folder.isEmpty()) {
            place.addAll(Arrays.asList(folder.split("/")));
        }
        var rest = new ArrayDeque<String>();
        var target = text(link);
        for (int links = 0; links < MOST_LINKS; links++) {
            if (target.startsWith("/") || target.isEmpty()) {
                return LinkTarget.none(Why.LINK, "a link that leads out of the repository");
            }
            pushFront(rest, target);
            var next = follow(place, rest);
            if (next.target() != null) {
                return next.target();
            }
            target = next.link();
        }
        return LinkTarget.none(Why.LINK, "a link that leads through too many links");
    }

    /** Where following stopped: at the end, or at another link. */
    private record Stop(@Nullable LinkTarget target, String link) {}

    /** Goes on until the end of the path, or the next link. */
    private Stop follow(Deque<String> place, Deque<String> rest) throws IOException {
        while (!rest.isEmpty()) {
            var name = rest.pop();
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (name.equals(UP)) {
                if (place.pollLast() == null) {
                    return end(Why.LINK, "a link that leads out of the repository");
                }
                continue;
            }
            place.addLast(name);
            try (var entry = TreeWalk.forPath(reader, String.join("/", place), root)) {
                if (entry == null) {
                    return end(Why.LINK, "a link that leads nowhere");
                }
                if (FileMode.SYMLINK.equals(entry.getRawMode(0))) {
                    place.removeLast();
                    return new Stop(null, text(entry.getObjectId(0)));
                }
                if (!FileMode.TREE.equals(entry.getRawMode(0))) {
                    return rest.isEmpty() ? file(place, entry) : end(Why.LINK, "a link that leads nowhere");
                }
            }
        }
        return end(Why.LINK, "a link to a folder, which is read in its real place");
    }

    private Stop file(Deque<String> place, TreeWalk entry) {
        if ((entry.getRawMode(0) & FileMode.TYPE_MASK) != FileMode.TYPE_FILE) {
            return end(Why.LINK, "a link into a submodule");
        }
        var names = place.toArray(String[]::new);
        if (FileNames.secret(names[names.length - 1]).isPresent()) {
            return end(Why.SECRET, "a link to a file that contains passwords or keys");
        }
        for (int length = 1; length < names.length; length++) {
            var folder = String.join("/", Arrays.copyOf(names, length));
            if (rules.folder(folder, proof -> exists(folder + "/" + proof)).isPresent()) {
                return end(Why.LINK, "a link to something that is left out in its real place");
            }
        }
        return new Stop(LinkTarget.file(entry.getObjectId(0)), "");
    }

    private boolean exists(String path) {
        try (var entry = TreeWalk.forPath(reader, path, root)) {
            return entry != null;
        } catch (IOException e) {
            return false; // The walk itself will report that the folder cannot be read.
        }
    }

    private static Stop end(Why why, String reason) {
        return new Stop(LinkTarget.none(why, reason), "");
    }

    private static void pushFront(Deque<String> rest, String path) {
        var names = path.split("/", -1);
        for (int i = names.length - 1; i >= 0; i--) {
            rest.push(names[i]);
        }
    }

    private String text(ObjectId link) throws IOException {
        var loader = reader.open(link, Constants.OBJ_BLOB);
        return loader.getSize() > MAX_PATH ? "" : new String(loader.getBytes(MAX_PATH), UTF_8);
    }
}
