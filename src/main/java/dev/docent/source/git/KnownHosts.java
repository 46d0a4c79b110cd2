package dev.docent.source.git;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.eclipse.jgit.internal.transport.sshd.OpenSshServerKeyDatabase;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.jspecify.annotations.Nullable;

/**
 * The keys of servers in the files {@code known_hosts}. Only those are accepted, whatever {@code StrictHostKeyChecking}
 * says, because nobody is there to be asked, and nothing is added. Remembers the key that was refused last.
 * Thread-safe.
 */
final class KnownHosts implements ServerKeyDatabase {
    private final ServerKeyDatabase files;
    private volatile @Nullable String refused;

    KnownHosts(List<Path> files) {
        this.files = new OpenSshServerKeyDatabase(false, files);
    }

    /** Returns what was refused, in words: {@code unknown (ssh-ed25519 SHA256:…)}. */
    Optional<String> refused() {
        return Optional.ofNullable(refused);
    }

    @Override
    public List<PublicKey> lookup(String address, InetSocketAddress remote, Configuration config) {
        return files.lookup(address, remote, config);
    }

    @Override
    public boolean accept(
            String address,
            InetSocketAddress remote,
            PublicKey key,
            Configuration config,
            @Nullable CredentialsProvider nobody) {
        if (files.accept(address, remote, key, new Strict(config), null)) {
            return true;
        }
        boolean known = !files.lookup(address, remote, config).isEmpty();
        refused = (known ? "another one than in known_hosts" : "unknown") + " (" + KeyUtils.getKeyType(key) + " "
                + KeyUtils.getFingerPrint(key) + ")";
        return false;
    }

    /** Never asks and never writes. */
    private record Strict(Configuration config) implements Configuration {
        @Override
        public List<String> getUserKnownHostsFiles() {
            return config.getUserKnownHostsFiles();
        }

        @Override
        public List<String> getGlobalKnownHostsFiles() {
            return config.getGlobalKnownHostsFiles();
        }

        @Override
        public StrictHostKeyChecking getStrictHostKeyChecking() {
            return StrictHostKeyChecking.REQUIRE_MATCH;
        }

        @Override
        public boolean getHashKnownHosts() {
            return config.getHashKnownHosts();
        }

        @Override
        public String getUsername() {
            return config.getUsername();
        }
    }
}
