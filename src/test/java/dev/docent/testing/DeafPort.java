package dev.docent.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/**
 * A port of the loopback interface that refuses connections. It is taken, so nobody gets it who takes any free port, neither a
 * server nor a client. Only a program that is told its number can listen on it, if it reuses addresses, as servers do. A test that
 * looked for a free port and gave it back could find that somebody else had it by then.
 */
public final class DeafPort implements AutoCloseable {
    private final Socket taken = new Socket();

    public DeafPort() {
        try {
            taken.setReuseAddress(true);
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return taken.getLocalPort();
    }

    /** Returns an address of this port. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port() + "/v1");
    }

    @Override
    public void close() {
        try {
            taken.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
