package dev.docent.ingest.read;

import dev.docent.digest.Sha256;
import dev.docent.source.SourceFile;
import dev.docent.source.Stamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an index remembers about a file. Immutable. As text it is {@code version:stamp:folders:since:hash}, and below it the
 * note for people.
 *
 * <p>Version and hash show whether a file is unchanged after reading it. The stamp shows it without reading, but only
 * if it is reliable: a file may change twice within one tick of the file system's clock, which may count in seconds and
 * may differ from ours. So a stamp counts only once it was seen and, at least three seconds later, was still the same
 * when the content was read. Any later change gets another time. A stamp that names the content counts at once.
 *
 * @param version of the parser and the splitter
 * @param stamp the text of the {@linkplain SourceFile#stamp() stamp}; empty if there is none
 * @param folders the {@linkplain SourceFile#folders() folders}
 * @param since when the stamp was first seen; null once it has been seen long enough and counts
 * @param hash of the content
 * @param note for people
 */
public record Fingerprint(
        String version,
        String stamp,
        List<String> folders,
        @Nullable Instant since,
        String hash,
        FileNote note) {
    /** The coarsest clock of a file system in use has steps of two seconds (FAT). */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    private static final int FIELDS = 5;
    /** How much of the digest is kept: 128 bits. */
    private static final int HASH_DIGITS = 32;

    /** Returns the fingerprint of a file that was read just now. */
    static Fingerprint of(SourceFile file, String version, byte[] content, String doubt, Instant now) {
        return new Fingerprint(
                version,
                file.stamp().text(),
                file.folders(),
                since(file.stamp(), now),
                hash(content),
                new FileNote(doubt, now, content.length));
    }

    private static @Nullable Instant since(Stamp stamp, Instant now) {
        return stamp.ofContent() ? null : now;
    }

    /** Returns the fingerprint from the text of {@link #text}; empty for any other text. */
    public static Optional<Fingerprint> parse(String text) {
        var fields = new String[FIELDS];
        int firstLine = text.indexOf('\n');
        int end = firstLine < 0 ? text.length() : firstLine;
        for (int i = FIELDS - 1; i > 0; i--) {
            int colon = text.lastIndexOf(':', end - 1);
            if (colon < 0) {
                return Optional.empty();
            }
            fields[i] = text.substring(colon + 1, end);
            end = colon;
        }
        try {
            return Optional.of(new Fingerprint(
                    text.substring(0, end),
                    fields[1],
                    fields[2].isEmpty() ? List.of() : List.of(fields[2].split("\\.")),
                    fields[3].isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(fields[3])),
                    fields[4],
                    firstLine < 0 ? FileNote.NONE : FileNote.parse(text.substring(firstLine + 1))));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    String text() {
        String line = String.join(
                ":",
                version,
                stamp,
                String.join(".", folders),
                since == null ? "" : String.valueOf(since.toEpochMilli()),
                hash);
        return note.equals(FileNote.NONE) ? line : line + "\n" + note.text();
    }

    /** Returns why its text may be wrong, in words; empty if there is no doubt. */
    String doubt() {
        return note.doubt();
    }

    /** Returns whether the stamp proves, without reading, that a file is unchanged. */
    boolean provesSame(SourceFile file, String currentVersion) {
        return version.equals(currentVersion)
                && since == null
                && !stamp.isEmpty()
                && stamp.equals(file.stamp().text());
    }

    /** Returns whether the content of a file is unchanged. */
    boolean isSame(byte[] content, String currentVersion) {
        return version.equals(currentVersion) && hash.equals(hash(content));
    }

    /** Returns the same with other folders, which say nothing about the content. */
    Fingerprint in(List<String> currentFolders) {
        return new Fingerprint(version, stamp, currentFolders, since, hash, note);
    }

    /** Returns the fingerprint of a file whose content was read just now and is unchanged. */
    Fingerprint readAgain(SourceFile file, Instant now) {
        if (stamp.isEmpty() || !stamp.equals(file.stamp().text())) {
            return new Fingerprint(version, file.stamp().text(), file.folders(), since(file.stamp(), now), hash, note);
        }
        return new Fingerprint(version, stamp, file.folders(), unsettledSince(now), hash, note);
    }

    private @Nullable Instant unsettledSince(Instant now) {
        if (since == null || !now.isBefore(since.plus(SETTLED))) {
            return null;
        }
        // If the clock was set back, the file would be read forever.
        return since.isAfter(now) ? now : since;
    }

    private static String hash(byte[] content) {
        return Sha256.hexOf(content).substring(0, HASH_DIGITS);
    }
}
