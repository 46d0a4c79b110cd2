package dev.docent.source;

import dev.docent.corpus.FileKind;
import dev.docent.settings.SourceSettings;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Options for a folder. Immutable.
 *
 * @param size how large files may be
 * @param privateFiles whether files and folders that only their owner may read are read too
 * @param home the folder for everything that Docent writes, which is never read; null if there is none
 * @param kinds returns the kind of a file with this path
 * @param git where git's settings are
 * @param selection what the settings of the source select
 */
public record FolderOptions(
        SizeLimit size,
        boolean privateFiles,
        @Nullable Path home,
        Function<String, FileKind> kinds,
        GitSettings git,
        PathSelection selection) {
    /** The default limit of a file's size: 1 MiB. */
    public static final long DEFAULT_MAX_FILE_BYTES = 1024 * 1024;

    /** Creates options that select all files. */
    public FolderOptions(
            ToLongFunction<String> maxFileBytes,
            boolean privateFiles,
            @Nullable Path home,
            Function<String, FileKind> kinds,
            GitSettings git) {
        this(new SizeLimit(maxFileBytes, SizeLimit.OF_ALL), privateFiles, home, kinds, git, PathSelection.ALL);
    }

    /** Returns the options of one source. */
    static FolderOptions of(SourceSettings settings, SourceContext context) {
        var formats = context.formats();
        var ofSource = settings.selection().maxFileBytes();
        long text = ofSource == null ? context.index().files().maxBytes() : ofSource;
        return new FolderOptions(
                new SizeLimit(
                        path -> formats.maxFileBytes(path, text),
                        ofSource == null ? SizeLimit.OF_ALL : "docent.sources." + settings.name() + ".max-file-size"),
                context.index().privateFiles(),
                context.locations().home(),
                formats::kind,
                context.git(),
                PathSelection.of(settings.selection()));
    }

    /** Returns the same options for a folder of which the settings name exactly this file. */
    FolderOptions naming(String file) {
        return new FolderOptions(size, true, home, kinds, git, selection.naming(file));
    }

    /** Returns the rules that hold for the names, formats and sizes of files. */
    FileRules fileRules() {
        return new FileRules(kinds, size, selection);
    }

    /** Returns options with one size for all files and the defaults, without a home or settings of git. */
    public static FolderOptions of(long maxFileBytes, Function<String, FileKind> kinds) {
        return new FolderOptions(path -> maxFileBytes, false, null, kinds, GitSettings.NONE);
    }
}
