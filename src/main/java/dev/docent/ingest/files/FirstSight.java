package dev.docent.ingest.files;

import dev.docent.source.LeftOut;
import dev.docent.source.SourceFile;
import dev.docent.source.SourceVisitor;
import org.jspecify.annotations.Nullable;

/** Keeps the first thing that a source shows of a path, which decides, and ends the look. One thread. */
final class FirstSight implements SourceVisitor {
    /** What a source shows: at most one of rule and problem is there. */
    record Sight(
            String path,
            @Nullable LeftOut leftOut,
            @Nullable String problem) {}

    private @Nullable Sight sight;

    @Nullable
    Sight sight() {
        return sight;
    }

    @Override
    public boolean file(SourceFile file) {
        return see(new Sight(file.path(), null, null));
    }

    @Override
    public boolean leftOut(LeftOut what) {
        return see(new Sight(what.path(), what, null));
    }

    @Override
    public boolean refused(String path, String reason) {
        return see(new Sight(path, null, reason));
    }

    @Override
    public boolean unreadable(String path, String reason) {
        return see(new Sight(path, null, reason));
    }

    @Override
    public boolean emptyFolder(String path, String identity) {
        return see(new Sight(path + "/", null, null));
    }

    private boolean see(Sight first) {
        if (sight == null) {
            sight = first;
        }
        return false;
    }
}
