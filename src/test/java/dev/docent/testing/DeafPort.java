package dev.docent.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/**
 * A port of the loopback interface that refuses connections. It is taken, so nobody else begins to listen on it, and no client gets
 * it as its own port.
 */
public final class DeafPort implements AutoCloseable {
    private final Socket taken = new Socket();

    public DeafPort() {
        try {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns an address of this port. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + taken.getLocalPort() + "/v1");
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
