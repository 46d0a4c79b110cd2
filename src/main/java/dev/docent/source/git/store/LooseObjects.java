package dev.docent.source.git.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectLoader;

/**
 * Objects in files of their own, {@code ab/cdef…}: a compressed head {@code blob 123}, a zero byte, and the content. A
 * pushed commit is often stored so. Immutable.
 */
final class LooseObjects {
    /** The longest head that counts: the longest type, a space, and the digits of a number. */
    private static final int MAX_HEAD = 32;

    /** The largest object that is read: 256 MiB, far over the limits of files. Larger ones count as damaged. */
    private static final long MAX_BYTES = 256L << 20;

    private final List<Path> folders;

    LooseObjects(List<Path> folders) {
        this.folders = folders;
    }

    private record Head(int type, long size) {}

    boolean has(AnyObjectId id) {
        return folders.stream().anyMatch(folder -> Files.exists(file(folder, id)));
    }

    /** Returns the size of an object, in bytes; empty if there is none of this id. */
    Optional<Long> size(AnyObjectId id) throws IOException {
        return read(id, (head, in) -> head.size());
    }

    /** Reads an object; empty if there is none of this id. */
    Optional<ObjectLoader> open(AnyObjectId id) throws IOException {
        return read(id, (head, in) -> {
            if (head.size() > MAX_BYTES) {
                throw new CorruptObjectException(id, "it is too large");
            }
            byte[] bytes = in.readNBytes((int) head.size());
            if (bytes.length < head.size()) {
                throw new EOFException();
            }
            return new ObjectLoader.SmallObject(head.type(), bytes);
        });
    }

    private interface Use<T> {
        T of(Head head, InputStream content) throws IOException;
    }

    private <T> Optional<T> read(AnyObjectId id, Use<T> use) throws IOException {
        for (var folder : folders) {
            try (var in = new InflaterInputStream(Files.newInputStream(file(folder, id)))) {
                return Optional.of(use.of(head(id, in), in));
            } catch (NoSuchFileException e) {
                // Perhaps in the next folder.
            } catch (ZipException | EOFException e) {
                throw corrupt(id, e);
            }
        }
        return Optional.empty();
    }

    private static CorruptObjectException corrupt(AnyObjectId id, IOException cause) {
        var corrupt = new CorruptObjectException(id, "its file is damaged");
        corrupt.initCause(cause);
        return corrupt;
    }

    private static Head head(AnyObjectId id, InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        int next;
        while ((next = in.read()) > 0 && bytes.size() < MAX_HEAD) {
            bytes.write(next);
        }
        var words = bytes.toString(US_ASCII).split(" ", -1);
        try {
            return new Head(type(words[0]), Long.parseLong(words[1]));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new CorruptObjectException(id, "its head is damaged");
        }
    }

    private static int type(String name) {
        return switch (name) {
            case Constants.TYPE_BLOB -> Constants.OBJ_BLOB;
            case Constants.TYPE_TREE -> Constants.OBJ_TREE;
            case Constants.TYPE_COMMIT -> Constants.OBJ_COMMIT;
            case Constants.TYPE_TAG -> Constants.OBJ_TAG;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Path file(Path folder, AnyObjectId id) {
        String name = id.name();
        return folder.resolve(name.substring(0, 2)).resolve(name.substring(2));
    }
}
