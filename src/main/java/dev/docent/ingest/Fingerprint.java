package dev.docent.ingest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What an index remembers of a file, as one text {@code version:stamp:hash}. The stamp (size and time of change) tells
 * without reading that a file is the same; where the stamps differ, version and hash decide.
 */
final class Fingerprint {
    /**
     * A file changed within this time before it was read may change again without a new time of change, as file systems
     * count coarsely: its stamp proves nothing.
     */
    private static final Duration TOO_FRESH = Duration.ofSeconds(3);

    private static final String NO_STAMP = "-";
    private static final int HASH_BYTES = 16;

    private Fingerprint() {}

    /** Returns whether a file that was not read yet is what the fingerprint was made of. */
    static boolean isSameStamp(String fingerprint, String version, SourceFile file) {
        String stamp = stamp(file);
        return !stamp.equals(NO_STAMP) && fingerprint.startsWith(version + ":" + stamp + ":");
    }

    /** Returns whether a file's content is what the fingerprint was made of. */
    static boolean isSameContent(String fingerprint, String version, byte[] content) {
        return fingerprint.startsWith(version + ":") && fingerprint.endsWith(":" + hash(content));
    }

    static String of(SourceFile file, String version, byte[] content, Instant now) {
        boolean fresh = file.modified()
                .map(modified -> modified.plus(TOO_FRESH).isAfter(now))
                .orElse(true);
        return version + ":" + (fresh ? NO_STAMP : stamp(file)) + ":" + hash(content);
    }

    private static String stamp(SourceFile file) {
        return file.modified()
                .map(modified -> file.size() + "," + modified.getEpochSecond() + "." + modified.getNano())
                .orElse(NO_STAMP);
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}
