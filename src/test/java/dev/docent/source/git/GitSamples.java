package dev.docent.source.git;

import dev.docent.corpus.FileKind;
import dev.docent.http.Outgoing;
import dev.docent.settings.SourceSettings;
import dev.docent.source.FileRules;
import dev.docent.source.PathSelection;
import dev.docent.source.SizeLimit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Options for sources in tests. */
public final class GitSamples {
    static final FileRules RULES = rules(1000);

    private GitSamples() {}

    public static FileRules rules(long maxFileBytes) {
        return new FileRules(
                GitSamples::kind, new SizeLimit(path -> maxFileBytes, "docent.index.max-file-size"), PathSelection.ALL);
    }

    private static FileKind kind(String path) {
        if (path.endsWith(".md")) {
            return FileKind.PROSE;
        }
        return path.endsWith(".java") ? FileKind.OTHER : FileKind.UNSUPPORTED;
    }

    public static GitOptions options(String location, Path clones) {
        return options(location, "", GitAccess.NONE, clones);
    }

    public static GitOptions options(String location, String branch, GitAccess access, Path clones) {
        return options(location, branch(branch), access, clones);
    }

    static GitOptions options(String location, BranchChoice branch, GitAccess access, Path clones) {
        return new GitOptions(location, branch, access, RULES, clones, machine(clones, Duration.ofMinutes(5)));
    }

    /** Returns what the items of a text mean, separated by commas. */
    static BranchChoice branch(String text) {
        return branch(text, SourceSettings.Where.USUAL_BRANCHES);
    }

    static BranchChoice branch(String text, int most) {
        return BranchChoice.of(text.isEmpty() ? List.of() : List.of(text.split(", *")), most);
    }

    static GitOptions.Machine machine(Path home, Duration silence, Alarm alarm) {
        return new GitOptions.Machine(home, Outgoing.STRAIGHT, silence, Duration.ofHours(1), alarm);
    }

    public static GitOptions.Machine machine(Path home, Duration silence) {
        return machine(home, silence, Alarm.REAL);
    }
}
