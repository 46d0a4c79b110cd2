package dev.docent.ingest.status;

import dev.docent.ingest.files.FilePaths;
import dev.docent.ingest.files.FileStatus;
import dev.docent.ingest.files.ListedFile;
import dev.docent.source.LeftOut;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of a source that are named with a reason: those that failed, are in doubt, or are left out. One thread. */
final class NamedFiles {
    private final String source;
    private final int most;
    private final List<FileFailure> failures = new ArrayList<>();
    private final List<FileFailure> doubts = new ArrayList<>();
    /** The files that failed or are left out. */
    private final List<ListedFile> listed = new ArrayList<>();

    /** @param most how many files that failed or are left out are listed by name, at most */
    NamedFiles(String source, int most) {
        this.source = source;
        this.most = most;
    }

    void clear() {
        failures.clear();
        doubts.clear();
        listed.clear();
    }

    void failed(String path, String reason) {
        list(ListedFile.failed(source, path, reason));
        add(failures, new FileFailure(path, reason));
    }

    /** Forgets that exactly this file failed. */
    void recovered(String path) {
        listed.removeIf(file -> file.state() == FileStatus.FAILED && file.path().equals(path));
        failures.removeIf(file -> file.path().equals(path));
    }

    void doubtful(String path, String reason) {
        add(doubts, new FileFailure(path, reason));
    }

    void leftOut(LeftOut what) {
        list(ListedFile.leftOut(source, what));
    }

    private void list(ListedFile file) {
        if (listed.size() < most) {
            listed.add(file);
        }
    }

    private static void add(List<FileFailure> files, FileFailure file) {
        if (files.size() < SourceGaps.MAX_FAILURES) {
            files.add(file);
        }
    }

    /** Returns the files that failed or are left out, as many as are listed by name. */
    List<ListedFile> listed() {
        return List.copyOf(listed);
    }

    /** Returns failures first, so that they are named no matter how many doubts there are. */
    List<FileFailure> troubles() {
        return Stream.concat(failures.stream(), doubts.stream())
                .limit(SourceGaps.MAX_FAILURES)
                .toList();
    }

    /** Forgets what is known of a path, of everything below it, and of a folder above it. Returns what was listed. */
    List<ListedFile> forget(String path) {
        var forgotten =
                listed.stream().filter(file -> concerns(file.path(), path)).toList();
        listed.removeAll(forgotten);
        failures.removeIf(file -> concerns(file.path(), path));
        return forgotten;
    }

    /** Forgets the doubts about a path and everything below it, and returns how many there were. */
    int forgetDoubts(String path) {
        int before = doubts.size();
        doubts.removeIf(file -> concerns(file.path(), path));
        return before - doubts.size();
    }

    private static boolean concerns(String known, String path) {
        return FilePaths.isIn(known, path) || (known.endsWith("/") && path.startsWith(known));
    }
}
