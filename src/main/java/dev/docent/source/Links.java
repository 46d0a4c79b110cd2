package dev.docent.source;

import dev.docent.source.LeftOut.Why;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Follows links to files below the root, if their targets may be read there too. A folder is read in its real place. Only a
 * folder inside a mounted volume ({@code ..data} of a ConfigMap), which is not walked, is read through a link, and only
 * once. For one walk.
 */
final class Links {
    /** Where a link leads. */
    sealed interface Target permits Leads, Refused {}

    /** It leads to something that may be read. */
    record Leads(FileFacts facts) implements Target {}

    /** It is not followed, for this reason. */
    record Refused(Why why, String reason) implements Target {}

    private static final String TO_A_FOLDER = "a link to a folder, which is read in its real place";

    private final Path root;
    private final OwnFiles own;
    private final boolean privateFiles;
    private final Set<Path> followedFolders = new HashSet<>();

    /** @param root the real path of the folder that is walked */
    Links(Path root, OwnFiles own, boolean privateFiles) {
        this.root = root;
        this.own = own;
        this.privateFiles = privateFiles;
    }

    /**
     * Examines where a link leads.
     *
     * @throws IOException if that cannot be determined
     */
    Target target(Path link) throws IOException {
        Path real;
        FileFacts facts;
        try {
            real = link.toRealPath();
            facts = FileFacts.of(real, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return new Refused(Why.LINK, "a link that leads nowhere");
        }
        if (!real.startsWith(root)) {
            return new Refused(Why.LINK, "a link that leads out of the folder");
        }
        if (real.equals(root)) {
            return new Refused(Why.LINK, TO_A_FOLDER);
        }
        if (own.contains(real, facts)) {
            return new Refused(Why.HOME, "a link to one of Docent's own files");
        }
        boolean inVolume = false;
        for (Path above = real.getParent(); above != null && !above.equals(root); above = above.getParent()) {
            String name = String.valueOf(above.getFileName());
            inVolume |= FileNames.isOfVolume(name);
            var aboveFacts = FileFacts.of(above, LinkOption.NOFOLLOW_LINKS);
            if (own.contains(above, aboveFacts)) {
                return new Refused(Why.HOME, "a link to one of Docent's own files");
            }
            if (isPrivate(aboveFacts) || isLeftOut(above, name)) {
                return new Refused(Why.LINK, "a link to something that is left out in its real place");
            }
        }
        if (isPrivate(facts)) {
            return new Refused(Why.PRIVATE, "a link to something that only its owner may read");
        }
        if (FileNames.secret(String.valueOf(real.getFileName())).isPresent()) {
            return new Refused(Why.SECRET, "a link to a file that contains passwords or keys");
        }
        if (facts.isFolder() && !(inVolume && followedFolders.add(real))) {
            return new Refused(Why.LINK, TO_A_FOLDER);
        }
        return new Leads(facts);
    }

    /**
     * Returns the file that a link leads to. Checks it again, because the contents of a volume may have changed since
     * it was listed.
     *
     * @throws IOException if it may no longer be read
     */
    Path file(Path link) throws IOException {
        if (target(link) instanceof Refused refused) {
            if (Files.notExists(link)) {
                throw new NoSuchFileException(link.toString());
            }
            throw new IOException("it has become " + refused.reason());
        }
        return link.toRealPath();
    }

    private static boolean isLeftOut(Path folder, String name) {
        return FileNames.folder(name, proof -> Files.exists(folder.resolve(proof)))
                .isPresent();
    }

    private boolean isPrivate(FileFacts facts) {
        return facts.isPrivate() && !privateFiles;
    }
}
