package dev.docent.index;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory an index lies in. An index can always be built again from the documents, so one that cannot be used, because
 * it is damaged or was written by another version or with another embedder, is emptied with a line in the log; nobody has
 * to repair it.
 */
final class IndexFolder {
    /** Counts up when the records of {@link IndexFields} or the terms of {@link CodeAnalyzer} change. */
    static final String FORMAT = "3";

    private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);

    private final Path path;
    private final Map<String, String> identity;

    /** @param embedder the {@linkplain Embedder#id() name} of what makes the vectors */
    IndexFolder(Path path, String embedder) {
        this.path = path;
        this.identity = Map.of("docent.format", FORMAT, "docent.embedder", embedder);
    }

    /** Returns what each commit says about the index, so that the next process knows whether it can read it. */
    Map<String, String> identity() {
        return identity;
    }

    /** Opens the directory, which is created if it is not there; what is in it afterwards can be read, or is nothing. */
    Directory open() {
        try {
            Files.createDirectories(path);
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

    /** Says what failed on this index, and what to do. */
    UncheckedIOException failure(IOException cause) {
        if (cause instanceof LockObtainFailedException) {
            return new UncheckedIOException(
                    "The index in " + path + " is in use by another Docent. Stop that one first, or give this one a"
                            + " docent.home of its own.",
                    cause);
        }
        if (isDamage(cause)) {
            return new UncheckedIOException(
                    "The index in " + path + " is damaged (" + cause.getMessage()
                            + "). The next pass over the documents builds it again; if that does not help, stop Docent and"
                            + " delete the directory.",
                    cause);
        }
        return new UncheckedIOException(
                "The index in " + path + " could not be read or written (" + cause.getMessage()
                        + "). Check that the disk has room and that the directory is Docent's own.",
                cause);
    }

    private void emptyIfUseless(Directory directory) throws IOException {
        var reason = whyUseless(directory);
        if (reason.isEmpty()) {
            return;
        }
        LOG.warn("The index in {} {}. It is built again from the documents.", path, reason.get());
        for (var file : directory.listAll()) {
            if (IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches()
                    || file.startsWith(IndexFileNames.SEGMENTS)
                    || file.startsWith(IndexFileNames.PENDING_SEGMENTS)) {
                directory.deleteFile(file);
            }
        }
    }

    private Optional<String> whyUseless(Directory directory) throws IOException {
        try (var reader = DirectoryReader.open(directory)) {
            var found = reader.getIndexCommit().getUserData();
            return found.equals(identity)
                    ? Optional.empty()
                    : Optional.of("was made as " + found + " and is needed as " + identity);
        } catch (IndexNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            if (isDamage(e)) {
                return Optional.of("is damaged (" + e.getMessage() + ")");
            }
            throw e;
        } catch (IllegalArgumentException e) {
            // Lucene's answer to a codec it does not have.
            return Optional.of("was written by another version (" + e.getMessage() + ")");
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
