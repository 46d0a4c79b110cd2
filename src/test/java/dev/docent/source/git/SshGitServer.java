package dev.docent.source.git;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.UploadPack;

/** A git server by SSH on the loopback interface, with the repository of a {@link GitServer}. Thread-safe. */
final class SshGitServer implements AutoCloseable {
    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair hostKey;
    private final List<PublicKey> allowed = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private volatile String password = "";

    SshGitServer(Repository repository) throws Exception {
        hostKey = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
        server.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator(
                (user, key, session) -> allowed.stream().anyMatch(other -> KeyUtils.compareKeys(key, other)));
        server.setPasswordAuthenticator((user, given, session) -> !password.isEmpty() && given.equals(password));
        server.setCommandFactory((channel, command) -> new Upload(command, repository));
        server.start();
    }

    String url() {
        return "ssh://git@127.0.0.1:" + server.getPort() + "/team/handbook.git";
    }

    SshGitServer allow(KeyPair key) {
        allowed.add(key.getPublic());
        return this;
    }

    SshGitServer password(String text) {
        password = text;
        return this;
    }

    List<String> commands() {
        return List.copyOf(commands);
    }

    /** Writes a file known_hosts with the key of this server. */
    void makeKnown(Path home) throws IOException {
        makeKnown(home, hostKey.getPublic());
    }

    void makeKnown(Path home, PublicKey key) throws IOException {
        var folder = Files.createDirectories(home.resolve(".ssh"));
        Files.writeString(
                folder.resolve("known_hosts"),
                "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(key) + "\n");
    }

    /** Returns a private key as OpenSSH writes it. */
    static String text(KeyPair key, String passphrase) throws IOException, GeneralSecurityException {
        var context = new OneRound();
        context.setPassword(passphrase);
        context.setCipherName("AES");
        context.setCipherType("256");
        var out = new java.io.ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", passphrase.isEmpty() ? null : context, out);
        return out.toString(java.nio.charset.StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    /** The library itself uses at least 16 rounds, which take long on purpose. */
    private static final class OneRound extends OpenSSHKeyEncryptionContext {
        @Override
        public int getKdfRounds() {
            return 1;
        }
    }

    private final class Upload extends AbstractCommandSupport {
        private final Repository repository;

        Upload(String command, Repository repository) {
            super(command, null);
            this.repository = repository;
        }

        @Override
        public void run() {
            commands.add(getCommand());
            try {
                if (!getCommand().equals("git-upload-pack '/team/handbook.git'")) {
                    getErrorStream().write("repository not found\n".getBytes());
                    onExit(128);
                    return;
                }
                var service = new UploadPack(repository);
                var version = getEnvironment().getEnv().get("GIT_PROTOCOL");
                service.setExtraParameters(version == null ? Set.of() : Set.of(version.split(":")));
                service.upload(getInputStream(), getOutputStream(), getErrorStream());
                onExit(0);
            } catch (IOException e) {
                onExit(1, "failed");
            }
        }
    }
}
