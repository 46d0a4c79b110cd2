package dev.docent.source;

import dev.docent.corpus.FileKind;
import dev.docent.settings.SourceSettings;
import dev.docent.source.LeftOut.Why;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Decides which files are read, by their names, formats and sizes, whatever they are stored in. Immutable.
 *
 * @param kinds returns the kind of a file with this path
 * @param size how large files may be
 * @param selection what the settings of the source select
 */
public record FileRules(Function<String, FileKind> kinds, SizeLimit size, PathSelection selection) {
    /** The rules about names that do not hold for what the settings of the source include by its name. */
    private static final Set<Why> LIFTED = EnumSet.of(Why.DEPENDENCIES, Why.LOCK_FILE, Why.MINIFIED);

    /** What happens to a file. */
    public sealed interface FileDecision permits ToRead, ToLeave, ToRefuse {}

    /** It is read, up to this number of bytes. */
    public record ToRead(int most) implements FileDecision {}

    /** A rule leaves it out. */
    public record ToLeave(Why why) implements FileDecision {}

    /** It exceeds a limit; the reason is for people. */
    public record ToRefuse(String reason) implements FileDecision {}

    /** Says whether git tracks a file. */
    @FunctionalInterface
    public interface Tracked {
        /** Asks git's index. */
        boolean asked() throws IOException;
    }

    /** Returns the rules of one source. */
    public static FileRules of(SourceSettings settings, SourceContext context) {
        return FolderOptions.of(settings, context).fileRules();
    }

    /** Returns the rule that leaves out a file because of its name, whatever its format is. */
    public Optional<Why> file(String path) {
        return FileNames.file(nameOf(path)).filter(why -> holds(why, path, false));
    }

    /**
     * Returns the rule that leaves out a folder with everything in it, because of its name.
     *
     * @param contains returns whether it contains a file or folder of this name
     */
    public Optional<Why> folder(String path, Predicate<String> contains) {
        return FileNames.folder(nameOf(path), contains).filter(why -> holds(why, path, true));
    }

    private boolean holds(Why rule, String path, boolean isFolder) {
        return !(LIFTED.contains(rule) && selection.names(path, isFolder));
    }

    /**
     * Decides about a file that no rule for all formats leaves out.
     *
     * @param path its path inside the source
     * @param bytes its size
     * @param folder what is read in its folder
     * @param tracked only asked if it matters
     */
    public FileDecision decide(String path, long bytes, FileNames.Limit folder, Tracked tracked) throws IOException {
        String name = nameOf(path);
        var kind = kinds.apply(path);
        boolean hidden = FileNames.isHidden(name) && !selection.names(path, false);
        long most = size.bytes().applyAsLong(path);
        if (kind == FileKind.UNSUPPORTED || (kind == FileKind.UNKNOWN && (hidden || bytes > most))) {
            return new ToLeave(hidden ? Why.HIDDEN : Why.UNSUPPORTED);
        }
        var unknown = kind == FileKind.UNKNOWN ? FileNames.unknown(name) : Optional.<Why>empty();
        if (unknown.isPresent()) {
            return new ToLeave(unknown.get());
        }
        var limit = hidden ? folder.and(FileNames.Limit.HIDDEN) : folder;
        if (kind != FileKind.PROSE && limit != FileNames.Limit.NONE && !isLifted(limit, tracked)) {
            return new ToLeave(limit == FileNames.Limit.HIDDEN ? Why.HIDDEN : Why.BUILT);
        }
        return bytes > most ? new ToRefuse(size.refusal(bytes, most)) : new ToRead((int) most);
    }

    private static boolean isLifted(FileNames.Limit limit, Tracked tracked) throws IOException {
        return limit != FileNames.Limit.FOREIGN && tracked.asked();
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
