package dev.docent.ingest.pass;

import dev.docent.ingest.status.PassProgress;
import dev.docent.ingest.status.SourceProgress;
import dev.docent.source.LeftOut;
import dev.docent.source.SourceFile;
import dev.docent.source.SourceVisitor;
import java.util.function.BooleanSupplier;

/** Counts the files of one source before they are read, so that the progress has an end. One thread. */
final class FileCount implements SourceVisitor {
    private final SourceProgress counts;
    private final PassProgress progress;
    private final BooleanSupplier stopped;

    FileCount(SourceProgress counts, PassProgress progress, BooleanSupplier stopped) {
        this.counts = counts;
        this.progress = progress;
        this.stopped = stopped;
    }

    @Override
    public boolean file(SourceFile file) {
        counts.expectFile();
        return goOn();
    }

    @Override
    public boolean refused(String path, String reason) {
        counts.expectFile();
        return goOn();
    }

    @Override
    public boolean unreadable(String path, String reason) {
        counts.expectFile();
        return goOn();
    }

    @Override
    public boolean leftOut(LeftOut what) {
        return goOn();
    }

    @Override
    public boolean emptyFolder(String path, String identity) {
        return goOn();
    }

    private boolean goOn() {
        progress.changed();
        return !stopped.getAsBoolean();
    }
}
