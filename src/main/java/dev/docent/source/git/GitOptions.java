package dev.docent.source.git;

import dev.docent.http.Outgoing;
import dev.docent.source.FileRules;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Options of a {@link GitSource}. Immutable.
 *
 * @param location an {@code http}, {@code https} or {@code ssh} URL or {@code user@host:path} without a password, or
 *     the path of a repository on this machine, which is read in place
 * @param branch which branches, tags and commits are read
 * @param access how the server is told who asks
 * @param rules which files are read
 * @param clones the folder for clones; created when it is needed, and open to its owner only
 * @param machine the user's home, and how requests are sent
 */
public record GitOptions(
        String location, BranchChoice branch, GitAccess access, FileRules rules, Path clones, Machine machine) {
    /**
     * What this machine knows.
     *
     * @param userHome where {@code .ssh} is
     * @param outgoing the proxies and the trusted authorities
     * @param silence how long a server may send nothing; after that, the refresh fails
     * @param longest how long a transfer may take in all; after that, the refresh fails
     * @param alarm ends transfers
     */
    public record Machine(Path userHome, Outgoing outgoing, Duration silence, Duration longest, Alarm alarm) {
        /** How long a server may send nothing, by default: 60 s. Servers send signs of life every few seconds. */
        public static final Duration USUAL_SILENCE = Duration.ofSeconds(60);

        /** How long a transfer may take, by default: an hour. That is enough for 5 GB at 10 Mbit/s. */
        public static final Duration USUAL_LONGEST = Duration.ofHours(1);
    }
}
