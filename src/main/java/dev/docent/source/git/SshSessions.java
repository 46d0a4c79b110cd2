package dev.docent.source.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.security.eddsa.EdDSASecurityProviderRegistrar;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.KeyPasswordProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.agent.ConnectorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections by SSH as the user that runs Docent would: with {@code ~/.ssh/config}, the keys there and those of
 * the agent. If the settings have a key, it is the only one. Nothing is written into {@code ~/.ssh}. For one fetch, by
 * one thread.
 */
final class SshSessions extends SshdSessionFactory {
    private static final Path KNOWN_HOSTS_OF_ALL = Path.of("/etc/ssh/ssh_known_hosts");

    static {
        // Otherwise, the platform would keep the provider of these keys, and with it Docent's class loader.
        SecurityUtils.registerSecurityProvider(new OwnEd25519());
    }

    /** The provider of Ed25519 keys, for this class loader alone. */
    private static final class OwnEd25519 extends EdDSASecurityProviderRegistrar {
        @Override
        public boolean isNamedProviderUsed() {
            return false;
        }
    }

    private final GitOptions options;
    private final List<KeyPair> keys;
    private final boolean hasOwnKey;
    private @Nullable KnownHosts knownHosts;

    /** @throws FetchFailure if the key of the settings cannot be used */
    SshSessions(GitOptions options) throws FetchFailure {
        super(null, null);
        this.options = options;
        this.hasOwnKey = !options.access().key().isEmpty();
        this.keys = hasOwnKey ? keys(options.access()) : List.of();
        setHomeDirectory(options.machine().userHome().toFile());
    }

    private static List<KeyPair> keys(GitAccess access) throws FetchFailure {
        var keys = new ArrayList<KeyPair>();
        try {
            var text = access.key().startsWith("-----") ? access.key() : Files.readString(Path.of(access.key()));
            var found = SecurityUtils.loadKeyPairIdentities(
                    null,
                    NamedResource.ofName("key"),
                    new ByteArrayInputStream((text.strip() + "\n").getBytes(UTF_8)),
                    FilePasswordProvider.of(access.password()));
            if (found != null) {
                found.forEach(keys::add);
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new FetchFailure(
                    "is not read, because its key for SSH cannot be used: there is no such file, it is no private key,"
                            + " or password is not its passphrase",
                    e);
        }
        if (keys.isEmpty()) {
            throw new FetchFailure("is not read, because its key for SSH contains no private key");
        }
        return keys;
    }

    /** Returns the hosts whose keys are known, once a connection has been tried. */
    @Nullable
    KnownHosts knownHosts() {
        return knownHosts;
    }

    @Override
    protected Iterable<KeyPair> getDefaultKeys(File sshFolder) {
        return hasOwnKey ? keys : super.getDefaultKeys(sshFolder);
    }

    @Override
    protected ServerKeyDatabase createServerKeyDatabase(File home, File sshFolder) {
        var files = new ArrayList<>(getDefaultKnownHostsFiles(sshFolder));
        files.add(KNOWN_HOSTS_OF_ALL);
        knownHosts = new KnownHosts(files);
        return knownHosts;
    }

    /** A key of the settings is not to be mixed with others: servers count the keys that they refuse. */
    @Override
    protected @Nullable ConnectorFactory getConnectorFactory() {
        return hasOwnKey ? null : AgentSockets.INSTANCE;
    }

    /** Tries the password of the settings once. */
    @Override
    protected KeyPasswordProvider createKeyPasswordProvider(CredentialsProvider provider) {
        return new KeyPasswordProvider() {
            @Override
            public char[] getPassphrase(URIish uri, int attempt) {
                return options.access().password().toCharArray();
            }

            @Override
            public void setAttempts(int number) {
                // Always one.
            }

            @Override
            public int getAttempts() {
                return 1;
            }

            @Override
            public boolean keyLoaded(URIish uri, int attempt, @Nullable Exception failure)
                    throws IOException, GeneralSecurityException {
                return false;
            }
        };
    }
}
