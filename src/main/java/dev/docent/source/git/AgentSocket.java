package dev.docent.source.git;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.transport.sshd.agent.AbstractConnector;
import org.jspecify.annotations.Nullable;

/**
 * A connection to an SSH agent (draft-miller-ssh-agent): messages with their length in four bytes before them. One
 * thread at a time.
 */
final class AgentSocket extends AbstractConnector {
    private static final int LENGTH_BYTES = 4;

    private final @Nullable Path path;
    private @Nullable SocketChannel socket;

    /** @param path null if there is no agent */
    AgentSocket(@Nullable Path path) {
        this.path = path;
    }

    /** Returns false if there is no agent, or it does not answer: the keys in files remain. */
    @Override
    public boolean connect() {
        if (path == null || Files.notExists(path)) {
            return false;
        }
        try {
            socket = SocketChannel.open(StandardProtocolFamily.UNIX);
            socket.connect(UnixDomainSocketAddress.of(path));
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    @Override
    public byte[] rpc(byte command, byte[] message) throws IOException {
        prepareMessage(command, message);
        var request = ByteBuffer.wrap(message);
        while (request.hasRemaining()) {
            open().write(request);
        }
        return read(toLength(command, read(LENGTH_BYTES)));
    }

    private byte[] read(int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (open().read(bytes) < 0) {
                throw new EOFException("the SSH agent closed the connection");
            }
        }
        return bytes.array();
    }

    private SocketChannel open() throws IOException {
        if (socket == null) {
            throw new IOException("there is no connection to the SSH agent");
        }
        return socket;
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
    }
}
