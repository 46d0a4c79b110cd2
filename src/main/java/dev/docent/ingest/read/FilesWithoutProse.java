package dev.docent.ingest.read;

import dev.docent.format.NotProseException;
import dev.docent.source.SourceFile;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files that are no prose although their names are in no table, so that not every pass reads them again. Remembers up to
 * 100,000 of them until Docent stops; more are read by each pass. Thread-safe.
 */
final class FilesWithoutProse {
    private static final int MOST = 100_000;

    private record WithoutProse(Fingerprint fingerprint, String reason) {}

    private final Map<String, WithoutProse> files = new ConcurrentHashMap<>();
    private final Clock clock;

    FilesWithoutProse(Clock clock) {
        this.clock = clock;
    }

    /** @throws NotProseException if the stamp of a file proves that it is still no prose */
    void checkStamp(String path, SourceFile file, String version) throws NotProseException {
        var known = files.get(path);
        if (known != null && known.fingerprint().provesSame(file, version)) {
            throw new NotProseException(known.reason());
        }
    }

    /** @throws NotProseException if the content of a file is still that which was no prose */
    void checkContent(String path, SourceFile file, String version, byte[] content) throws NotProseException {
        var known = files.remove(path);
        if (known != null && known.fingerprint().isSame(content, version)) {
            add(path, known.fingerprint().readAgain(file, clock.instant()), known.reason());
            throw new NotProseException(known.reason());
        }
    }

    /** Remembers a file that is no prose. */
    void add(String path, Fingerprint fingerprint, String reason) {
        if (files.size() < MOST) {
            files.put(path, new WithoutProse(fingerprint, reason));
        }
    }
}
