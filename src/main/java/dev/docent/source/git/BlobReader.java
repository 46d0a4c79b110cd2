package dev.docent.source.git;

import dev.docent.source.git.store.FolderRepository;
import java.io.IOException;
import java.util.Arrays;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/** Reads the contents of files from the objects of a repository. Thread-safe. */
final class BlobReader {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final FolderRepository repository;
    private final Origin origin;

    BlobReader(FolderRepository repository, Origin origin) {
        this.repository = repository;
        this.origin = origin;
    }

    long size(ObjectId id) throws IOException {
        try (var reader = repository.newObjectReader()) {
            return reader.getObjectSize(id, Constants.OBJ_BLOB);
        }
    }

    /**
     * Returns a content, after checking that it is the one that the id names.
     *
     * @param most the most bytes that it may have
     * @throws IOException if it is damaged; the message is for people
     */
    byte[] read(ObjectId id, int most) throws IOException {
        try (var reader = repository.newObjectReader();
                var hash = new ObjectInserter.Formatter()) {
            var bytes = reader.open(id, Constants.OBJ_BLOB).getBytes(most);
            if (!hash.idFor(Constants.OBJ_BLOB, bytes).equals(id)) {
                throw new CorruptObjectException(id, "its content has another hash");
            }
            return bytes;
        } catch (LargeObjectException e) {
            throw new IOException("it needs more memory than Java has", e);
        } catch (IOException | RuntimeException e) {
            if (!DamagedObjects.isShownBy(e)) {
                throw e;
            }
            origin.damaged();
            throw new IOException("the repository is damaged here; the next pass tries again", e);
        }
    }

    /**
     * Returns a content that git converts when it writes it, with a mark that says that it is UTF-8 here. Otherwise,
     * what it says about its own encoding, which is that in a working tree, would count.
     */
    byte[] readMarked(ObjectId id, int most) throws IOException {
        byte[] bytes = read(id, most);
        int length = BYTE_ORDER_MARK.length;
        if (bytes.length >= length && Arrays.equals(bytes, 0, length, BYTE_ORDER_MARK, 0, length)) {
            return bytes;
        }
        byte[] marked = Arrays.copyOf(BYTE_ORDER_MARK, length + bytes.length);
        System.arraycopy(bytes, 0, marked, length, bytes.length);
        return marked;
    }
}
