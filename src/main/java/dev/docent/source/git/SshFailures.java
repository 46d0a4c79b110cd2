package dev.docent.source.git;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.transport.sshd.AuthenticationCanceledException;

/** What it means when a connection by SSH fails, by the types of exceptions. Stateless. */
final class SshFailures {
    private static final String LOGIN =
            "refuses the login by SSH. Set key, or give the user that runs Docent a key that the server accepts";

    private static final String NOT_IN_TIME = "cannot be reached: the server does not answer in time";

    private record Rule(Class<? extends Throwable> type, String sentence) {}

    /** The first match wins. */
    private static final List<Rule> RULES = List.of(
            new Rule(AuthenticationCanceledException.class, LOGIN),
            new Rule(UnknownHostException.class, "cannot be reached: its host name is unknown. Check the address"),
            new Rule(
                    UnresolvedAddressException.class, "cannot be reached: its host name is unknown. Check the address"),
            new Rule(
                    ConnectException.class,
                    "cannot be reached: nothing listens there. Check the address and the server"),
            new Rule(NoRouteToHostException.class, "cannot be reached: there is no route to the server"),
            new Rule(SocketTimeoutException.class, NOT_IN_TIME),
            new Rule(
                    NoRemoteRepositoryException.class,
                    "does not exist, or may not be read with this key. Check the address and the key"),
            new Rule(InterruptedIOException.class, "cannot be read now: the server sent nothing for too long"));

    private SshFailures() {}

    /** Returns a failure in words; the same if it is not one of SSH. */
    static TransportException explain(TransportException failure, SshSessions sessions) {
        var hosts = sessions.knownHosts();
        var refused = hosts == null ? Optional.<String>empty() : hosts.refused();
        if (refused.isPresent()) {
            return new FetchFailure(
                    "is not read, because the key of its server is " + refused.get()
                            + ". Compare it with what the server's administrator says, and add it to .ssh/known_hosts"
                            + " of the user that runs Docent, for example with ssh-keyscan",
                    failure);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SshException ssh && isLoginRefused(ssh)) {
                return new FetchFailure(LOGIN, failure);
            }
            for (var rule : RULES) {
                if (rule.type().isInstance(cause)) {
                    return new FetchFailure(rule.sentence(), failure);
                }
            }
        }
        return failure;
    }

    private static boolean isLoginRefused(SshException failure) {
        return failure.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
    }
}
