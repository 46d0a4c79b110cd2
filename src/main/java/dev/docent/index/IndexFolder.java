package dev.docent.index;

import dev.docent.home.PrivateFolder;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of an index. An index can always be built again from the documents. So an index that cannot be used,
 * because it is damaged or was written by an earlier version, is emptied with a line in the
 * log and needs no repair. The checksums of all its files show whether it is damaged. An index that a newer version
 * has written is refused and not changed, because the administrator may return to the newer version.
 */
final class IndexFolder {
    /** Increase it when the records of {@link IndexFields} or the terms of {@link IndexAnalyzer} change. */
    static final String FORMAT = "7";

    private static final String FORMAT_KEY = "docent.format";
    private static final String MODEL_KEY = "docent.embedder";

    private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);

    private final Path path;

    /** The model whose vectors serve. */
    private volatile String model;

    /** @param model the {@linkplain Embedder#id() id} of the embedder whose vectors serve in an empty index */
    IndexFolder(Path path, String model) {
        this.path = path;
        this.model = model;
    }

    /** Returns what each commit says about the index, so that the next process knows how to read it. */
    Map<String, String> commitData() {
        return Map.of(FORMAT_KEY, FORMAT, MODEL_KEY, model);
    }

    /** Returns the model whose vectors serve. */
    String model() {
        return model;
    }

    /** Changes the model whose vectors serve; the next commit notes it. */
    void serve(String other) {
        model = other;
    }

    /** Opens the directory, and creates it if it does not exist. Afterwards, it contains a readable index or nothing. */
    Directory open() {
        try {
            PrivateFolder.make(path); // Documents that a user may not read must not become readable through the index.
            var directory = FSDirectory.open(path);
            try (var lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
                lock.ensureValid();
                emptyIfUseless(directory);
                return directory;
            } catch (IOException | RuntimeException e) {
                directory.close();
                throw e;
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Returns an exception that says what failed on this index, and what to do. */
    UncheckedIOException failure(IOException cause) {
        if (cause instanceof LockObtainFailedException) {
            return new UncheckedIOException(
                    "The index in " + path
                            + " is in use by another Docent. Stop the other Docent first, or set another docent.home"
                            + " for this one.",
                    cause);
        }
        if (cause instanceof NewerIndexException) {
            return new UncheckedIOException(
                    "The index in " + path + " was written by a newer version of Docent (" + cause.getMessage()
                            + ") and was not changed. Start that version again. Or stop Docent and delete the"
                            + " directory; Docent then builds the index again from the documents.",
                    cause);
        }
        if (isDamage(cause)) {
            return new UncheckedIOException(
                    "The index in " + path + " is damaged (" + cause.getMessage()
                            + "). The next pass over the documents builds it again. If that does not help, stop Docent "
                            + "and delete the directory.",
                    cause);
        }
        return new UncheckedIOException(
                "The index in " + path + " could not be read or written (" + cause.getMessage()
                        + "). Check that the disk has space and that the directory belongs to Docent.",
                cause);
    }

    private void emptyIfUseless(Directory directory) throws IOException {
        var reason = whyUseless(directory);
        if (reason.isEmpty()) {
            return;
        }
        LOG.warn("The index in {} {}. Docent builds it again from the documents.", path, reason.get());
        for (var file : directory.listAll()) {
            if (IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches()
                    || file.startsWith(IndexFileNames.SEGMENTS)
                    || file.startsWith(IndexFileNames.PENDING_SEGMENTS)) {
                directory.deleteFile(file);
            }
        }
    }

    private Optional<String> whyUseless(Directory directory) throws IOException {
        try {
            var found = SegmentInfos.readLatestCommit(directory).getUserData();
            if (isNewer(found)) {
                throw new NewerIndexException(
                        "its format is " + found.get(FORMAT_KEY) + ", but this version reads " + FORMAT);
            }
            if (!FORMAT.equals(found.get(FORMAT_KEY))) {
                return Optional.of("has the format of an earlier version");
            }
            model = found.getOrDefault(MODEL_KEY, model);
            return whyDamaged(directory);
        } catch (IndexNotFoundException e) {
            return Optional.empty();
        } catch (IndexFormatTooNewException e) {
            // Lucene says this only after it has compared the checksum of the commit.
            throw new NewerIndexException(e.getMessage());
        } catch (IllegalArgumentException e) {
            // Lucene does not have the codec. It has compared the checksum here too.
            throw new NewerIndexException(e.getMessage());
        } catch (IOException e) {
            return damage(e);
        }
    }

    /** Compares every file with its checksum, because Lucene would read a byte that the disk has changed without noticing. */
    private static Optional<String> whyDamaged(Directory directory) throws IOException {
        try (var reader = DirectoryReader.open(directory)) {
            for (var leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            // Damage that shows before the checksum is compared.
            return Optional.of("is damaged (" + e + ")");
        } catch (IOException e) {
            return damage(e);
        }
    }

    private static Optional<String> damage(IOException e) throws IOException {
        if (isDamage(e)) {
            return Optional.of("is damaged (" + e.getMessage() + ")");
        }
        throw e;
    }

    private static boolean isNewer(Map<String, String> found) {
        var format = found.getOrDefault(FORMAT_KEY, "");
        return format.matches("\\d{1,9}") && Integer.parseInt(format) > Integer.parseInt(FORMAT);
    }

    /** Says that the index was written by a newer version of Docent. */
    private static final class NewerIndexException extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        NewerIndexException(@Nullable String message) {
            super(message);
        }
    }

    private static boolean isDamage(IOException e) {
        return e instanceof CorruptIndexException
                || e instanceof IndexFormatTooOldException
                || e instanceof IndexFormatTooNewException
                || e instanceof EOFException
                || e instanceof FileNotFoundException
                || e instanceof NoSuchFileException;
    }
}
