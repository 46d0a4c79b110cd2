package dev.docent.source.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.source.SourceException;
import dev.docent.testing.DeafPort;
import dev.docent.testing.Patience;
import dev.docent.testing.RecordingVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A repository behind SSH. */
@Tag("slow")
class SshGitSourceTest {
    @TempDir
    private Path home;

    private GitServer repository;
    private SshGitServer server;

    @BeforeEach
    void start() throws Exception {
        repository = new GitServer();
        repository.commit(SampleTree.of("a.md", "Alpha"));
        server = new SshGitServer(repository.repository());
        server.makeKnown(home);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        repository.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh-ed25519", "ecdsa-sha2-nistp256", "ssh-rsa"})
    void usesTheKeysOfTheUser(String type) throws Exception {
        var key = key(type);
        server.allow(key);
        var name = type.equals("ssh-ed25519") ? "id_ed25519" : type.equals("ssh-rsa") ? "id_rsa" : "id_ecdsa";
        Files.writeString(home.resolve(".ssh").resolve(name), SshGitServer.text(key, ""));

        assertEquals(List.of("a.md"), pass(source("", "")).paths());
        assertEquals(List.of("git-upload-pack '/team/handbook.git'"), server.commands());
    }

    @Test
    void fetchesWhatIsNew() throws Exception {
        var key = key("ssh-ed25519");
        server.allow(key);
        var source = source(SshGitServer.text(key, ""), "");
        pass(source);
        repository.commit(SampleTree.of("a.md", "Alpha", "b.md", "Beta"));

        assertEquals(List.of("a.md", "b.md"), pass(source).paths());
    }

    @Test
    void usesTheKeyOfTheSettingsAsAFileAndWithItsPassphrase() throws Exception {
        var key = key("ssh-ed25519");
        server.allow(key);
        var file = Files.writeString(home.resolve("deploy"), SshGitServer.text(key, "open sesame"));

        assertEquals(
                List.of("a.md"), pass(source(file.toString(), "open sesame")).paths());
        assertSays("its key for SSH cannot be used", source(file.toString(), "wrong"));
        assertSays("its key for SSH cannot be used", source(home.resolve("none").toString(), ""));
    }

    @Test
    void usesTheAgentOfTheUser() throws Exception {
        var key = key("ssh-ed25519");
        server.allow(key);
        var socket = home.resolve("agent.sock");
        Files.writeString(home.resolve(".ssh/config"), "Host *\n  IdentityAgent " + socket + "\n");
        try (var agent = new TestAgent(socket, key)) {
            assertEquals(List.of("a.md"), pass(source("", "")).paths());
            assertEquals(1, agent.signatures());
        }
        assertSays("refuses the login by SSH", source("", ""));
    }

    @Test
    void usesAPassword() throws Exception {
        server.password("s3cret");

        assertEquals(List.of("a.md"), pass(source("", "s3cret")).paths());
        assertSays("refuses the login by SSH", source("", "wrong"));
    }

    @Test
    void refusesAnUnknownServerAndWritesNothing() throws Exception {
        Files.delete(home.resolve(".ssh/known_hosts"));
        Files.writeString(home.resolve(".ssh/config"), "Host *\n  StrictHostKeyChecking no\n");

        assertSays("the key of its server is unknown (ecdsa-sha2-nistp256 SHA256:", source("", "s3cret"));
        assertTrue(Files.notExists(home.resolve(".ssh/known_hosts")));
    }

    @Test
    void refusesAServerWithAnotherKey() throws Exception {
        server.makeKnown(home, key("ecdsa-sha2-nistp256").getPublic());

        assertSays("is another one than in known_hosts", source("", "s3cret"));
    }

    @Test
    void saysThatTheLoginIsRefused() throws Exception {
        assertSays("refuses the login by SSH", source(SshGitServer.text(key("ssh-ed25519"), ""), ""));
    }

    @Test
    void saysThatNothingListens() throws Exception {
        try (var deaf = new DeafPort()) {
            assertSays(
                    "nothing listens there",
                    source("ssh://git@127.0.0.1:" + deaf.port() + "/team/handbook.git", "", ""));
        }
    }

    @Test
    void saysThatThereIsNoSuchRepository() throws Exception {
        var key = key("ssh-ed25519");
        server.allow(key);
        var url = server.url().replace("handbook", "none");

        assertSays("does not exist, or may not be read with this key", source(url, SshGitServer.text(key, ""), ""));
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        server.password("s3cret");
        pass(source("", "s3cret"));

        Patience.await(() -> threadsOfSsh().isEmpty(), () -> "these run: " + threadsOfSsh());
    }

    /** Threads that were shut down may live a little longer. */
    private static List<String> threadsOfSsh() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("JGitSshClient"))
                .toList();
    }

    private static KeyPair key(String type) throws Exception {
        return KeyUtils.generateKeyPair(type, type.equals("ssh-rsa") ? 1024 : 256);
    }

    private GitSource source(String key, String password) {
        return source(server.url(), key, password);
    }

    private GitSource source(String url, String key, String password) {
        return GitSource.remote(
                "handbook",
                new GitOptions(
                        url,
                        BranchChoice.DEFAULT,
                        new GitAccess("", password, key, Map.of()),
                        GitSamples.RULES,
                        home.resolve("sources"),
                        GitSamples.machine(home, GitOptions.Machine.USUAL_SILENCE)));
    }

    private static RecordingVisitor pass(GitSource source) throws Exception {
        source.refresh();
        var seen = new RecordingVisitor();
        source.walk(seen);
        return seen;
    }

    private static void assertSays(String sentence, GitSource source) {
        var failure = String.valueOf(
                assertThrows(SourceException.class, source::refresh).getMessage());
        assertTrue(failure.contains(sentence), failure);
        assertFalse(failure.contains("s3cret"), failure);
    }
}
