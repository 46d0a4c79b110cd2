package dev.docent.source.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import dev.docent.source.SourceException;
import dev.docent.testing.DeafPort;
import dev.docent.testing.Gate;
import dev.docent.testing.Patience;
import dev.docent.testing.RecordingVisitor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people are told when a repository behind HTTP cannot be read, and what happens then. */
@Tag("slow")
class GitFailuresTest {
    private static final String SECRET = "s3cret";
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private Path home;

    private GitServer server;

    @BeforeEach
    void start() throws Exception {
        server = new GitServer();
        server.commit(SampleTree.of("a.md", "Alpha"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void needsALogin() throws Exception {
        server.login("ada", SECRET);

        assertSays("needs a login. Set username and password", source("", GitAccess.NONE));
        assertSays("refuses the login", source("", access("ada", "wrong")));
        assertEquals(List.of("a.md"), pass(source("", access("ada", SECRET))).paths());
    }

    @Test
    void tokenNeedsNoName() throws Exception {
        server.login("git", SECRET);

        assertEquals(List.of("a.md"), pass(source("", access("", SECRET))).paths());
    }

    @Test
    void furtherHeadersAreSent() throws Exception {
        var seen = new StringBuffer();
        server.instead(exchange -> {
            seen.append(exchange.getRequestHeaders().getFirst("X-Token"));
            exchange.sendResponseHeaders(403, -1);
        });

        assertSays("may not be read with this login", source("", new GitAccess("", "", "", Map.of("X-Token", SECRET))));
        assertEquals(SECRET, seen.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "404, does not exist",
        "403, may not be read",
        "503, responds with status 503",
        "429, responds with status 429",
    })
    void saysWhatTheStatusMeans(int status, String sentence) {
        server.instead(exchange -> exchange.sendResponseHeaders(status, -1));

        assertSays(sentence, source("", GitAccess.NONE));
    }

    @Test
    void pageIsNoRepository() {
        server.instead(exchange -> GitServer.send(exchange, "text/html", "<h1>Sign in</h1>".getBytes(UTF_8)));

        assertSays("is no git repository: the server responded with something else", source("", GitAccess.NONE));
    }

    @Test
    void redirectToAnotherServerIsNotFollowed() throws Exception {
        try (var other = new GitServer()) {
            other.commit(SampleTree.of("stolen.md", "x"));
            server.instead(exchange -> redirect(exchange, other.url() + "/info/refs?service=git-upload-pack"));

            assertSays("leads to another server, http://127.0.0.1:" + other.port(), source("", access("ada", SECRET)));
            assertEquals(List.of(), other.requests());
        }
    }

    @Test
    void redirectOnTheSameServerIsFollowed() throws Exception {
        server.instead(exchange -> {
            server.instead(null);
            redirect(exchange, "/moved/handbook.git/info/refs?service=git-upload-pack");
        });

        assertEquals(List.of("a.md"), pass(source("", GitAccess.NONE)).paths());
        assertTrue(
                server.requests().contains("POST /moved/handbook.git/git-upload-pack"),
                server.requests().toString());
    }

    @Test
    void namesTheBranchesThatExist() throws Exception {
        assertSays("has no branch or tag stable. It has the branch main", source("stable", GitAccess.NONE));
        server.link("gone");
        assertSays("names a default branch that does not exist", source("", GitAccess.NONE));
        server.delete("refs/heads/main");
        assertSays("is empty", source("", GitAccess.NONE));
        assertSays("did not send the commit", source("1".repeat(40), GitAccess.NONE), "cannot be read");
    }

    @Test
    void nothingListens() {
        try (var deaf = new DeafPort()) {
            assertSays(
                    "nothing listens there",
                    GitSource.remote("handbook", options(deaf.url().toString(), "", GitAccess.NONE, LONG)));
        }
    }

    @Test
    void silentServerIsLeft() {
        var forever = new Gate();
        server.instead(exchange -> forever.pass());
        try {
            assertSays("sent nothing for too long", source(Duration.ofMillis(50)));
        } finally {
            forever.open();
        }
    }

    @Test
    void transferThatTakesTooLongIsEndedAndTheNextOneIsNot() throws Exception {
        var set = new ManualAlarm();
        var forever = new Gate();
        server.instead(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-advertisement");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("00".getBytes(UTF_8)); // It is not silent, only slow.
            exchange.getResponseBody().flush();
            forever.pass();
        });
        var source = GitSource.remote(
                "handbook",
                new GitOptions(
                        server.url(),
                        BranchChoice.DEFAULT,
                        GitAccess.NONE,
                        GitSamples.RULES,
                        home.resolve("sources"),
                        GitSamples.machine(home, LONG, set)));
        try {
            var refresh = CompletableFuture.supplyAsync(() -> {
                var sentence = failure(source);
                assertFalse(Thread.interrupted(), "the pass goes on in this thread");
                return sentence;
            });
            forever.awaitReached();
            assertEquals(Duration.ofHours(1), set.after);
            set.ring();

            var sentence = refresh.get(Patience.SECONDS, TimeUnit.SECONDS);
            assertTrue(sentence.contains("the transfer takes more than 60 minutes"), sentence);
            assertTrue(sentence.contains("raise docent.sources.handbook.timeout"), sentence);
            assertTrue(set.off, "the alarm ends with the transfer");
        } finally {
            forever.open();
        }
        set.ring(); // Too late: nothing runs.
        server.instead(exchange -> exchange.sendResponseHeaders(503, -1));
        assertSays("status 503", source);
        server.instead(null);
        assertEquals(List.of("a.md"), pass(source).paths());
    }

    /** Rings when the test says so. */
    private static final class ManualAlarm implements Alarm {
        private volatile Runnable action = () -> {};
        private volatile Duration after;
        private volatile boolean off;

        @Override
        public AlarmSwitch set(Duration after, Runnable action) {
            this.after = after;
            this.action = action;
            off = false;
            return () -> off = true;
        }

        void ring() {
            action.run();
        }
    }

    @Test
    void stopEndsARefreshThatWaits() throws Exception {
        var forever = new Gate();
        server.instead(exchange -> forever.pass());
        var source = source("", GitAccess.NONE);
        try {
            var refresh = CompletableFuture.supplyAsync(() -> failure(source));
            forever.awaitReached();
            source.stop();

            assertTrue(refresh.get(Patience.SECONDS, TimeUnit.SECONDS).contains("because Docent stops"));
            assertTrue(failure(source).contains("because Docent stops"), "and later ones fail");
            // The server has one thread, which still waits.
            forever.open();
            server.instead(exchange -> GitServer.send(exchange, "text/plain", new byte[0]));
            source.renew();
            assertFalse(failure(source).contains("because Docent stops"), "until it is renewed");
        } finally {
            forever.open();
        }
    }

    @Test
    void whatTheServerSaysIsQuotedWithoutSecrets() {
        var header = "Basic " + Base64.getEncoder().encodeToString(("ada:" + SECRET).getBytes(UTF_8));
        server.instead(exchange -> GitServer.send(
                exchange,
                "application/x-git-upload-pack-advertisement",
                ("001e# service=git-upload-pack\n0000" + line("ERR no ada:" + SECRET + ", " + header + " here\n"))
                        .getBytes(UTF_8)));

        assertSays("no •••:•••, Basic ••• here\"", source("", access("ada", SECRET)));
    }

    @Test
    void answerThatBreaksOffIsNoState() throws Exception {
        var source = source("", GitAccess.NONE);
        pass(source);
        server.commit(SampleTree.of("a.md", "Beta"));
        server.instead(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-advertisement");
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("001e# service=git-upload-pack\n".getBytes(UTF_8));
        });
        assertSays("connection broke off", source);
        server.instead(null);

        assertEquals("Beta", text(pass(source)));
    }

    @Test
    void anotherAddressIsClonedAnew() throws Exception {
        pass(source("", GitAccess.NONE));
        try (var other = new GitServer()) {
            other.commit(SampleTree.of("b.md", "Beta"));
            var moved = GitSource.remote("handbook", options(other.url(), "", GitAccess.NONE, LONG));

            assertEquals(List.of("b.md"), pass(moved).paths());
            try (var packs = Files.newDirectoryStream(home.resolve("sources/handbook.git/objects/pack"), "*.pack")) {
                assertEquals(1, StreamSupport.stream(packs.spliterator(), false).count());
            }
        }
    }

    @Test
    void damagedIndexIsClonedAnew() throws Exception {
        var source = source("", GitAccess.NONE);
        pass(source);
        damage(".idx", 8);

        assertEquals("Alpha", text(pass(source)));
    }

    @Test
    void cloneWithDamagedNotesIsClonedAnew() throws Exception {
        pass(source("", GitAccess.NONE));
        for (var name : List.of("HEAD", "config")) {
            Files.write(home.resolve("sources/handbook.git").resolve(name), new byte[] {(byte) 0xFF, (byte) 0xFE});

            assertEquals(List.of("a.md"), pass(source("", GitAccess.NONE)).paths(), name);
        }
    }

    @Test
    void damagedFileFailsAndIsFetchedAgainByTheNextPass() throws Exception {
        var text = new java.util.Random(3)
                .ints(900, 'a', 'z')
                .mapToObj(Character::toString)
                .reduce("", String::concat);
        server.commit(SampleTree.of("a.md", text));
        pass(source("", GitAccess.NONE));
        damage(".pack", 400);
        var source = source("", GitAccess.NONE);
        try {
            var seen = pass(source);
            var file = seen.files().get(0);
            var failure = assertThrows(IOException.class, () -> file.content().read());
            assertTrue(String.valueOf(failure.getMessage()).contains("damaged"), failure.getMessage());
        } catch (SourceException e) {
            assertTrue(
                    String.valueOf(e.getMessage()).contains("is damaged. The next pass clones it again"),
                    e.getMessage());
        }

        assertEquals(text, text(pass(source)));
    }

    @Test
    void unfinishedFilesOfAnInterruptedFetchAreDeleted() throws Exception {
        pass(source("", GitAccess.NONE));
        var left = home.resolve("sources/handbook.git/objects/pack/pack-9.pack.tmp");
        Files.writeString(left, "half");

        pass(source("", GitAccess.NONE));

        assertTrue(Files.notExists(left));
    }

    @Test
    void folderThatCannotBeWrittenIsNamed() throws Exception {
        Files.writeString(home.resolve("sources"), "a file");

        assertSays("cannot be stored in", source("", GitAccess.NONE));
    }

    @Test
    void cloneContainsNoSecrets() throws Exception {
        server.login("ada", SECRET);
        pass(source("", access("ada", SECRET)));

        try (var files = Files.walk(home)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(
                        Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
                                .contains(SECRET),
                        file.toString());
            }
        }
    }

    private void damage(String ending, int at) throws IOException {
        try (var files = Files.walk(home)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
                    bytes.seek(Math.min(at, bytes.length() / 2));
                    bytes.write("damaged damaged damaged".getBytes(UTF_8));
                }
            }
        }
    }

    private static String line(String text) {
        return "%04x%s".formatted(text.length() + 4, text);
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        exchange.sendResponseHeaders(301, -1);
    }

    private static GitAccess access(String user, String password) {
        return new GitAccess(user, password, "", Map.of());
    }

    private GitSource source(String branch, GitAccess access) {
        return GitSource.remote("handbook", options(server.url(), branch, access, LONG));
    }

    private GitSource source(Duration silence) {
        return GitSource.remote("handbook", options(server.url(), "", GitAccess.NONE, silence));
    }

    private GitOptions options(String url, String branch, GitAccess access, Duration silence) {
        return new GitOptions(
                url,
                GitSamples.branch(branch),
                access,
                GitSamples.RULES,
                home.resolve("sources"),
                GitSamples.machine(home, silence));
    }

    private static RecordingVisitor pass(GitSource source) throws SourceException {
        source.refresh();
        var seen = new RecordingVisitor();
        source.walk(seen);
        return seen;
    }

    private static String text(RecordingVisitor seen) throws IOException {
        return new String(seen.files().get(0).content().read(), UTF_8);
    }

    private void assertSays(String sentence, GitSource source, String... orElse) {
        var failure = failure(source);
        assertTrue(failure.contains(sentence) || List.of(orElse).stream().anyMatch(failure::contains), failure);
        assertFalse(failure.contains(SECRET), failure);
    }

    private static String failure(GitSource source) {
        return String.valueOf(
                assertThrows(SourceException.class, source::refresh).getMessage());
    }
}
