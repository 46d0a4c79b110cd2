package dev.docent.testing;

import dev.docent.source.LeftOut;
import dev.docent.source.Source;
import dev.docent.source.SourceException;
import dev.docent.source.SourceFile;
import dev.docent.source.SourceKind;
import dev.docent.source.SourceVisitor;
import dev.docent.source.Stamp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A source in memory that a test scripts: which files exist, cannot be read, or are left out. One thread. */
public final class FakeSource implements Source {
    private final String name;
    private final Map<String, String> files = new TreeMap<>();
    private final List<Consumer<SourceVisitor>> events = new ArrayList<>();
    private String stamp = "1";
    private boolean namesContent;
    private String broken = "";
    private IOException failure = new IOException("disk on fire");
    private boolean missing;
    private Consumer<String> beforeRead = path -> {};
    private @Nullable Consumer<String> onLook;
    private int reads;
    private int refreshes;
    private boolean unreachable;
    private volatile boolean stopped;
    private volatile @Nullable Gate waiting;
    private @Nullable Error brokenBy;

    public FakeSource(String name) {
        this.name = name;
    }

    /** Adds or replaces a file. */
    public FakeSource file(String path, String text) {
        files.put(path, text);
        return this;
    }

    public FakeSource without(String path) {
        files.remove(path);
        return this;
    }

    public FakeSource empty() {
        files.clear();
        return this;
    }

    /** Gives all files another stamp. */
    public FakeSource touch() {
        stamp = stamp.isEmpty() ? stamp : stamp + "1";
        return this;
    }

    public FakeSource withoutStamps() {
        stamp = "";
        return this;
    }

    /** Makes the stamps prove that a content is the same. */
    public FakeSource stampsOfContent() {
        namesContent = true;
        return this;
    }

    /** Makes reading this file fail from now on. */
    public FakeSource failing(String path, IOException reason) {
        broken = path;
        failure = reason;
        return this;
    }

    /** Makes every walk fail for the whole source. */
    public FakeSource missing() {
        missing = true;
        return this;
    }

    public FakeSource unreadable(String path, String reason) {
        events.add(visitor -> visitor.unreadable(path, reason));
        return this;
    }

    public FakeSource refused(String path, String reason) {
        events.add(visitor -> visitor.refused(path, reason));
        return this;
    }

    public FakeSource leftOut(LeftOut what) {
        events.add(visitor -> visitor.leftOut(what));
        return this;
    }

    public FakeSource beforeRead(Consumer<String> action) {
        beforeRead = action;
        return this;
    }

    /** Makes bringing it up to date fail. */
    public FakeSource unreachable() {
        unreachable = true;
        return this;
    }

    /** Returns how often it was brought up to date. */
    public int refreshes() {
        return refreshes;
    }

    /** Returns whether it was told to stop. */
    public boolean isStopped() {
        return stopped;
    }

    /** Looks at one path alone from now on, and shows nothing, but does this first. */
    public FakeSource lookingAt(Consumer<String> action) {
        onLook = action;
        return this;
    }

    @Override
    public boolean look(String path, SourceVisitor visitor) {
        if (onLook != null) {
            onLook.accept(path);
        }
        return onLook != null;
    }

    /** Returns how often a file was read. */
    public int reads() {
        return reads;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String location() {
        return "memory";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.FOLDER;
    }

    /** Makes bringing it up to date wait until it is told to stop, and then fail. */
    public FakeSource waiting() {
        waiting = new Gate();
        return this;
    }

    /** Waits until somebody brings it up to date. */
    public void awaitRefresh() {
        waiting.awaitReached();
    }

    /** Makes every walk fail for a fault of Docent's own, after its files. */
    public FakeSource broken(Error fault) {
        brokenBy = fault;
        return this;
    }

    @Override
    public void refresh() throws SourceException {
        refreshes++;
        if (stopped) {
            throw new SourceException(name + " was stopped");
        }
        if (waiting != null) {
            waiting.pass();
            waiting = null;
            throw new SourceException(name + " was stopped");
        }
        if (unreachable) {
            throw new SourceException(name + " cannot be reached");
        }
    }

    @Override
    public void stop() {
        stopped = true;
        var gate = waiting;
        if (gate != null) {
            gate.open();
        }
    }

    @Override
    public void renew() {
        stopped = false;
    }

    @Override
    public void walk(SourceVisitor visitor) throws SourceException {
        if (missing) {
            throw new SourceException(name + " is gone");
        }
        events.forEach(event -> event.accept(visitor));
        for (var path : List.copyOf(files.keySet())) {
            byte[] bytes = String.valueOf(files.get(path)).getBytes(StandardCharsets.UTF_8);
            var file = new SourceFile(path, new Stamp(stamp, namesContent), List.of(), null, () -> read(path, bytes));
            if (!visitor.file(file)) {
                return;
            }
        }
        if (brokenBy != null) {
            throw brokenBy;
        }
    }

    private byte[] read(String path, byte[] bytes) throws IOException {
        reads++;
        beforeRead.accept(path);
        if (path.equals(broken)) {
            throw failure;
        }
        return bytes;
    }
}
