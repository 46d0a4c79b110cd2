package dev.docent.source.git;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.agent.SshAgentConstants;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/** An SSH agent with one key, behind a socket (draft-miller-ssh-agent). */
final class TestAgent implements AutoCloseable {
    private final KeyPair key;
    private final ServerSocketChannel server;
    private final AtomicInteger signatures = new AtomicInteger();

    TestAgent(Path socket, KeyPair key) throws IOException {
        this.key = key;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        daemon(this::accept);
    }

    private static void daemon(Runnable task) {
        var thread = new Thread(task, "test-agent");
        thread.setDaemon(true);
        thread.start();
    }

    int signatures() {
        return signatures.get();
    }

    private void accept() {
        try {
            while (server.isOpen()) {
                var client = server.accept();
                daemon(() -> serve(client));
            }
        } catch (IOException e) {
            // The agent was closed.
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            while (true) {
                var request = new ByteArrayBuffer(
                        read(client, read(client, 4).getInt(0)).array());
                answer(client, request.getByte(), request);
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private void answer(SocketChannel client, byte command, Buffer request) throws IOException {
        var answer = new ByteArrayBuffer();
        if (command == SshAgentConstants.SSH2_AGENTC_REQUEST_IDENTITIES) {
            answer.putByte(SshAgentConstants.SSH2_AGENT_IDENTITIES_ANSWER);
            answer.putInt(1);
            answer.putPublicKey(key.getPublic());
            answer.putString("test");
        } else if (command == SshAgentConstants.SSH2_AGENTC_SIGN_REQUEST) {
            request.getBytes(); // The key, of which there is only one.
            signatures.incrementAndGet();
            var blob = new ByteArrayBuffer();
            blob.putString("ssh-ed25519");
            blob.putBytes(sign(request.getBytes()));
            answer.putByte(SshAgentConstants.SSH2_AGENT_SIGN_RESPONSE);
            answer.putBytes(blob.array(), 0, blob.available());
        } else {
            answer.putByte(SshAgentConstants.SSH_AGENT_FAILURE);
        }
        var bytes = ByteBuffer.allocate(4 + answer.available());
        bytes.putInt(answer.available());
        bytes.put(answer.array(), 0, answer.available());
        bytes.flip();
        client.write(bytes);
    }

    private byte[] sign(byte[] data) throws IOException {
        try {
            var signature = BuiltinSignatures.ed25519.create();
            signature.initSigner(null, key.getPrivate());
            signature.update(null, data);
            return signature.sign(null);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static ByteBuffer read(SocketChannel client, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (client.read(bytes) < 0) {
                throw new IOException("closed");
            }
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
