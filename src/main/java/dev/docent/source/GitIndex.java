package dev.docent.source;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The paths that git tracks, read from its index in the formats 2, 3 and 4, including split indexes ({@code git help
 * format-index}). Immutable.
 */
final class GitIndex {
    /** No path at all. */
    static final GitIndex EMPTY = new GitIndex(Set.of(), Set.of());

    private static final Logger LOG = LoggerFactory.getLogger(GitIndex.class);

    private static final long MAX_FILE_BYTES = 1L << 30;
    private static final int SIGNATURE = 0x44495243; // DIRC
    private static final int LINK = 0x6C696E6B; // link
    private static final int STAT_BYTES = 24;
    private static final int OWNER_AND_SIZE_BYTES = 12;
    private static final int TYPE = 0170000;
    private static final int SUBMODULE = 0160000;
    private static final int EXTENDED = 0x4000;
    private static final int PADDING = 8;

    private final Set<String> files;
    private final Set<String> folders;

    private GitIndex(Set<String> files, Set<String> folders) {
        this.files = files;
        this.folders = folders;
    }

    /**
     * Reads an index. An index that does not exist, or that has an unknown format, tracks nothing. The log reports an
     * unknown format.
     *
     * @param hashBytes the length of object names
     * @throws IOException if it cannot be read
     */
    static GitIndex read(Path file, int hashBytes) throws IOException {
        if (!Files.exists(file)) {
            return EMPTY;
        }
        var files = new HashSet<String>();
        var folders = new HashSet<String>();
        try {
            new Reader(file, hashBytes, files, folders).read();
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            LOG.warn(
                    "Docent cannot read the git index {} ({}). It leaves out files that git tracks although a rule ignores them.",
                    file,
                    e.getMessage());
        }
        return new GitIndex(files, folders);
    }

    /** Returns whether a file is tracked. */
    boolean tracks(String path) {
        return files.contains(path);
    }

    /** Returns whether git tracks anything below a folder, or the folder is a submodule. */
    boolean tracksBelow(String path) {
        return folders.contains(path);
    }

    private static final class Reader {
        private final Path file;
        private final int hashBytes;
        private final Set<String> files;
        private final Set<String> folders;
        private final ByteBuffer bytes;

        Reader(Path file, int hashBytes, Set<String> files, Set<String> folders) throws IOException {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new IllegalArgumentException("it is larger than 1 GiB");
            }
            this.file = file;
            this.hashBytes = hashBytes;
            this.files = files;
            this.folders = folders;
            this.bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        }

        void read() throws IOException {
            int signature = bytes.getInt();
            int version = bytes.getInt();
            if (signature != SIGNATURE || version < 2 || version > 4) {
                throw new IllegalArgumentException("format " + version);
            }
            int entries = bytes.getInt();
            byte[] name = new byte[0];
            for (int i = 0; i < entries; i++) {
                name = entry(version, name);
            }
            extensions();
        }

        private byte[] entry(int version, byte[] before) {
            int start = bytes.position();
            skip(STAT_BYTES);
            int mode = bytes.getInt();
            skip(OWNER_AND_SIZE_BYTES + hashBytes);
            int flags = bytes.getShort();
            if ((flags & EXTENDED) != 0) {
                skip(Short.BYTES);
            }
            byte[] name = version == 4 ? compressedName(before) : name();
            if (version < 4) {
                // Each entry ends with 1 to 8 zero bytes, the first of which ended the name.
                bytes.position(start + (bytes.position() - 1 - start) / PADDING * PADDING + PADDING);
            }
            add(new String(name, StandardCharsets.UTF_8), (mode & TYPE) == SUBMODULE);
            return name;
        }

        private byte[] name() {
            int start = bytes.position();
            while (bytes.get() != 0) {
                // to its end
            }
            byte[] name = new byte[bytes.position() - 1 - start];
            bytes.get(start, name);
            return name;
        }

        /** Format 4: how many bytes to remove from the end of the name before, and what to add instead. */
        private byte[] compressedName(byte[] before) {
            int b = bytes.get();
            int takenOff = b & 0x7F;
            while ((b & 0x80) != 0) {
                b = bytes.get();
                takenOff = ((takenOff + 1) << 7) + (b & 0x7F);
            }
            if (takenOff < 0 || takenOff > before.length) {
                throw new IllegalArgumentException("a name with a negative length");
            }
            int kept = before.length - takenOff;
            byte[] rest = name();
            byte[] name = new byte[Math.addExact(kept, rest.length)];
            System.arraycopy(before, 0, name, 0, kept);
            System.arraycopy(rest, 0, name, kept, rest.length);
            return name;
        }

        /** In a split index, entries without a name replace some of the shared entries. */
        private void add(String path, boolean submodule) {
            if (path.isEmpty()) {
                return;
            }
            files.add(path);
            if (submodule) {
                folders.add(path);
            }
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                if (!folders.add(path.substring(0, slash))) {
                    break; // All above it are there too.
                }
            }
        }

        /** Entries of the shared index that this one deleted do no harm, because their files do not exist either. */
        private void extensions() throws IOException {
            while (bytes.remaining() > hashBytes + Long.BYTES) {
                int signature = bytes.getInt();
                int length = bytes.getInt();
                if (signature == LINK && length >= hashBytes) {
                    byte[] shared = new byte[hashBytes];
                    bytes.get(bytes.position(), shared);
                    Path other =
                            file.resolveSibling("sharedindex." + HexFormat.of().formatHex(shared));
                    if (Files.exists(other)) {
                        new Reader(other, hashBytes, files, folders).read();
                    }
                }
                skip(length);
            }
        }

        private void skip(int length) {
            bytes.position(Math.addExact(bytes.position(), length));
        }
    }
}
