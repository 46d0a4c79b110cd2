package dev.docent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.http.HttpFailure.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Classifies what the client throws by what has really failed. {@link StreamingClientTest} shows the same with sockets.
 */
class FailuresTest {
    static Throwable[] faultsOfTheClient() {
        return new Throwable[] {
            new AssertionError(),
            new OutOfMemoryError("Java heap space"),
            new NoClassDefFoundError("x"),
            new IllegalStateException("x"),
            new NullPointerException()
        };
    }

    @ParameterizedTest
    @MethodSource("faultsOfTheClient")
    void whatNoNetworkCausesIsTheClientsFault(Throwable fault) {
        assertEquals(Kind.CLIENT, Failures.kind(fault, false, true));
        assertEquals(Kind.CLIENT, Failures.kind(fault, true, true));
    }

    static Throwable[] brokenConnections() {
        return new Throwable[] {
            new EOFException(),
            new SocketException("Connection reset"),
            new ClosedChannelException(),
            new IOException("x")
        };
    }

    @ParameterizedTest
    @MethodSource("brokenConnections")
    void aConnectionBreaksBeforeOrInsideTheResponse(Throwable cut) {
        assertEquals(Kind.RESET, Failures.kind(cut, false, true));
        assertEquals(Kind.TRUNCATED, Failures.kind(cut, true, true));
    }

    @Test
    void namesWhatSaysMore() {
        assertEquals(Kind.REFUSED, Failures.kind(new ConnectException("x"), false, true));
        assertEquals(Kind.TLS, Failures.kind(new SSLHandshakeException("x"), false, true));
        assertEquals(Kind.BUSY, Failures.kind(new RejectedExecutionException("x"), false, true));
        assertEquals(Kind.BAD_RESPONSE, Failures.kind(new ZipException("x"), true, true));
        assertEquals(Kind.CONNECT_TIMED_OUT, Failures.kind(new TimeoutException("x"), false, true));
    }

    @Test
    void everythingIsTheEndOfAClientThatWasClosed() {
        assertEquals(Kind.CLOSED, Failures.kind(new AssertionError(), false, false));
    }
}
