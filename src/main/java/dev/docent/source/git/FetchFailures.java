package dev.docent.source.git;

import dev.docent.http.HttpFailure;
import dev.docent.source.ReadFailures;
import dev.docent.source.SourceException;
import dev.docent.source.git.store.DiskFailure;
import dev.docent.source.git.store.FullDiskException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.RemoteRepositoryException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;

/** Says in one sentence why a repository on another machine cannot be read, without any secret. Immutable. */
final class FetchFailures {
    /** The most characters of what a server says. */
    private static final int MAX_QUOTE = 300;

    private static final String AGAIN = " The index keeps what it has, and the next pass tries again.";

    private final String source;
    private final GitOptions options;

    /** @param source the name of the source */
    FetchFailures(String source, GitOptions options) {
        this.source = source;
        this.options = options;
    }

    /** @param folder the clone, for failures of the disk */
    SourceException of(Exception failure, Path folder) {
        return new SourceException(
                "The git repository " + options.location() + " " + what(failure, folder) + "." + AGAIN, failure);
    }

    private String what(Exception failure, Path folder) {
        if (cause(failure, OverdueException.class).isPresent()) {
            return "is not fetched, because the transfer takes more than "
                    + options.machine().longest().toMinutes() + " minutes. Check the server and the network, or raise"
                    + " docent.sources." + source + ".timeout";
        }
        var fetch = cause(failure, FetchFailure.class);
        if (fetch.isPresent()) {
            return String.valueOf(fetch.get().getMessage());
        }
        var http = cause(failure, HttpFailure.class);
        if (http.isPresent()) {
            return String.valueOf(HttpAnswers.failed(http.get()).getMessage());
        }
        var said = cause(failure, RemoteRepositoryException.class);
        if (said.isPresent()) {
            return "cannot be read: the server says \""
                    + quote(String.valueOf(said.get().getMessage())) + "\"";
        }
        if (cause(failure, TooLargeObjectInPackException.class).isPresent()) {
            return "contains a file that is too large for Java's memory. Give it more memory (-Xmx), or read the"
                    + " repository from a clone on this machine";
        }
        if (cause(failure, FullDiskException.class).isPresent()) {
            return "is not fetched, because the disk of " + folder + " is almost full. Free some space";
        }
        if (cause(failure, ClosedByInterruptException.class).isPresent()) {
            return "is not read, because it was interrupted";
        }
        var pack = cause(failure, DiskFailure.class);
        if (pack.isPresent()) {
            return "cannot be read from its clone in " + folder + " (" + ReadFailures.of(pack.get())
                    + "). Check that folder and its disk";
        }
        var disk = cause(failure, FileSystemException.class);
        if (disk.isPresent()) {
            return "cannot be stored in " + folder + " (" + ReadFailures.of(disk.get())
                    + "). Check that folder and its disk";
        }
        return "cannot be fetched: " + quote(String.valueOf(failure.getMessage()));
    }

    /** Returns whether the server does not speak git's protocol as it was asked to. */
    static boolean isOfProtocol(Exception failure) {
        return cause(failure, PackProtocolException.class).isPresent();
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    /** Servers say anything, and may repeat what they were sent. */
    private String quote(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        var access = options.access();
        line = access.hasLogin() ? hide(line, access.basicLogin()) : line;
        line = hide(hide(line, access.password()), access.username());
        for (var value : access.headers().values()) {
            line = hide(line, value);
        }
        return line.length() > MAX_QUOTE ? line.substring(0, MAX_QUOTE) + "…" : line;
    }

    private static String hide(String text, String secret) {
        return secret.isEmpty() ? text : text.replace(secret, "•••");
    }
}
