package dev.docent.testing;

import dev.docent.source.LeftOut;
import dev.docent.source.SourceFile;
import dev.docent.source.SourceVisitor;
import java.util.ArrayList;
import java.util.List;

/** Records what a source reports. One thread. */
public final class RecordingVisitor implements SourceVisitor {
    private final List<SourceFile> files = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private final List<String> empty = new ArrayList<>();
    private int enough = Integer.MAX_VALUE;

    /** Ends the walk after this number of files. */
    public RecordingVisitor enoughAt(int number) {
        enough = number;
        return this;
    }

    public List<SourceFile> files() {
        return files;
    }

    public List<String> paths() {
        return files.stream().map(SourceFile::path).toList();
    }

    /** Returns what was left out, as {@code path: reason}. */
    public List<String> leftOut() {
        return leftOut.stream().map(it -> it.path() + ": " + it.reason()).toList();
    }

    /** Returns what was left out, as {@code path: rule}. */
    public List<String> rules() {
        return leftOut.stream().map(it -> it.path() + ": " + it.why().code()).toList();
    }

    /** Returns what could not be read or exceeds a limit, as {@code path: reason}. */
    public List<String> failed() {
        return failed;
    }

    public List<String> emptyFolders() {
        return empty;
    }

    @Override
    public boolean file(SourceFile file) {
        files.add(file);
        return files.size() < enough;
    }

    @Override
    public boolean leftOut(LeftOut what) {
        return leftOut.add(what);
    }

    @Override
    public boolean refused(String path, String reason) {
        return failed.add(path + ": " + reason);
    }

    @Override
    public boolean unreadable(String path, String reason) {
        return failed.add(path + ": " + reason);
    }

    @Override
    public boolean emptyFolder(String path, String identity) {
        return empty.add(path);
    }
}
