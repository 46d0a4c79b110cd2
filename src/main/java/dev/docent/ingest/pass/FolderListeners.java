package dev.docent.ingest.pass;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells several listeners, in the order in which they came. Any thread may add one. */
public final class FolderListeners implements FolderListener {
    private final List<FolderListener> all = new CopyOnWriteArrayList<>();

    /** Tells this one too, from now on. */
    public void add(FolderListener listener) {
        all.add(listener);
    }

    @Override
    public void begins(String source) {
        all.forEach(listener -> listener.begins(source));
    }

    @Override
    public void entered(String source, String path, Path folder) {
        all.forEach(listener -> listener.entered(source, path, folder));
    }

    @Override
    public void ended(String source) {
        all.forEach(listener -> listener.ended(source));
    }
}
