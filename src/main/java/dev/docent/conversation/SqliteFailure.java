package dev.docent.conversation;

import dev.docent.conversation.migration.NewerDatabaseException;
import dev.docent.journal.FrameException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;

/** Reasons why the file of the database cannot be used, each with what to do. */
enum SqliteFailure {
    BUSY("is in use by another program. Stop that program (a second Docent, a backup, an open database browser)"),
    OVERLOADED("has more callers than it can serve. Wait a moment. If this continues, move the file to a faster disk"),
    FULL("cannot grow because the disk is full. Free some space on that disk"),
    DAMAGED(
            "is not a database or is damaged. Restore it from a backup, or move it away; Docent then starts with a new one"),
    READ_ONLY("cannot be written to. Give the user that runs Docent write access to the file and its folder"),
    UNREACHABLE(
            "cannot be opened. Make sure that the folder exists and that the user that runs Docent can write to it"),
    BROKEN_DISK("cannot be read from or written to its disk. Check the operating system's log"),
    GONE("no longer exists. Stop Docent, restore the file from a backup, and start Docent again"),
    NEWER("was written by a newer version of Docent and was not changed. Start that version again, "
            + "restore an older backup, or set another docent.database.url"),
    NO_NATIVE_LIBRARY("cannot be read because SQLite's native library does not load. Set docent.home to a folder "
            + "from which programs can be loaded"),
    OTHER("could not be used. The log has the cause");

    private final String sentence;

    SqliteFailure(String sentence) {
        this.sentence = sentence;
    }

    /** Returns the exception for an action that failed ({@code "open"}, {@code "write to"}). */
    static StoreException explain(String wanted, Path file, Throwable failure) {
        if (failure instanceof StoreException explained) {
            return explained;
        }
        return new StoreException(
                "Cannot " + wanted + " the conversations: " + file + " " + of(failure).sentence + ".", failure);
    }

    /**
     * Returns whether a failure means that the file is damaged, so that nothing in it can be trusted until somebody repairs it.
     */
    static boolean isDamage(Throwable failure) {
        return of(failure) == DAMAGED;
    }

    private static SqliteFailure of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var known = ofOne(cause);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return OTHER;
    }

    private static Optional<SqliteFailure> ofOne(Throwable cause) {
        if (cause instanceof SQLTransientConnectionException) {
            return Optional.of(OVERLOADED);
        }
        if (cause instanceof SQLException sql) {
            return ofCode(sql.getErrorCode());
        }
        if (cause instanceof NewerDatabaseException || cause instanceof FrameException) {
            return Optional.of(NEWER);
        }
        if (cause instanceof NoSuchFileException) {
            return Optional.of(GONE);
        }
        if (cause instanceof LinkageError) {
            return Optional.of(NO_NATIVE_LIBRARY);
        }
        return cause instanceof IOException ? Optional.of(UNREACHABLE) : Optional.empty();
    }

    private static Optional<SqliteFailure> ofCode(int code) {
        return switch (SQLiteErrorCode.getErrorCode(primary(code))) {
            case SQLITE_BUSY, SQLITE_LOCKED -> Optional.of(BUSY);
            case SQLITE_FULL -> Optional.of(FULL);
            case SQLITE_CORRUPT, SQLITE_NOTADB -> Optional.of(DAMAGED);
            case SQLITE_READONLY, SQLITE_PERM -> Optional.of(READ_ONLY);
            case SQLITE_CANTOPEN -> Optional.of(UNREACHABLE);
            case SQLITE_IOERR -> Optional.of(BROKEN_DISK);
            default -> Optional.empty();
        };
    }

    /** The lowest byte of an SQLite error is its kind; the other bytes are details. */
    private static int primary(int code) {
        return code & 0xff;
    }
}
