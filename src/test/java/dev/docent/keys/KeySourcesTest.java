package dev.docent.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.http.ClientLimits;
import dev.docent.http.StreamingClient;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.Patience;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySourcesTest {
    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private final ScriptedProvider server = new ScriptedProvider();
    private final StreamingClient client = new StreamingClient("t", ClientLimits.DEFAULT);
    private final ManualScheduler timers = new ManualScheduler();
    private final KeySources sources = new KeySources(client, Runnable::run, timers, timers::nanoTime);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void aFileIsReadAgainWhenItsLifetimeIsOver() throws Exception {
        var file = Files.writeString(folder.resolve("key"), " one\r\n");
        var key = sources.file(file, LIFETIME);
        assertEquals("one", get(key));
        Files.writeString(file, "two");
        timers.advance(LIFETIME.minusSeconds(1));
        assertEquals("one", get(key));
        timers.advance(Duration.ofSeconds(1));
        assertEquals("two", get(key));
    }

    @Test
    void aFileIsReadAgainWhenItsKeyIsRefused() throws Exception {
        var file = Files.writeString(folder.resolve("key"), "one");
        var key = sources.file(file, LIFETIME);
        assertEquals("one", get(key));
        Files.writeString(file, "two");
        key.refused("of another time");
        assertEquals("one", get(key));
        key.refused("one");
        assertEquals("two", get(key));
    }

    @Test
    void theLastKeyIsUsedUntilThereIsANewOne() throws Exception {
        var file = Files.writeString(folder.resolve("key"), "one");
        var key = sources.file(file, LIFETIME);
        assertEquals("one", get(key));
        Files.delete(file);
        timers.advance(LIFETIME);
        assertEquals("one", get(key));
        key.refused("one");
        assertTrue(failure(key).contains("the key file " + file + " cannot be read"), failure(key));
        Files.writeString(file, "two");
        assertEquals("two", get(key));
    }

    @Test
    void saysWhatIsWrongWithAFileAndNotWhatIsInIt() throws Exception {
        var file = Files.writeString(folder.resolve("key"), "two words");
        assertFailure("contains more than a key", "two words", sources.file(file, LIFETIME));
        Files.writeString(file, "\n");
        assertFailure("contains no key", "\n", sources.file(file, LIFETIME));
        Files.writeString(file, "k".repeat(KeyFile.MOST_BYTES + 1));
        assertFailure("has more than 65536 bytes", "kkk", sources.file(file, LIFETIME));
    }

    @Test
    void aCommandIsRunWithItsArgumentsAsTheyAre() throws Exception {
        assertEquals("$HOME", get(sources.command(List.of("/bin/echo", "$HOME"), LIFETIME)));
    }

    @Test
    void saysHowACommandFailedAndNotWhatItPrinted() {
        var failing = List.of("/bin/sh", "-c", "echo s3cret; echo not logged in >&2; exit 3");
        assertFailure(
                "the key command /bin/sh ended with 3: not logged in", "s3cret", sources.command(failing, LIFETIME));
        assertFailure("cannot be run", "-c", sources.command(List.of("/no/such/program"), LIFETIME));
        assertFailure("contains no key", "-", sources.command(List.of("/bin/true"), LIFETIME));
    }

    /** Waiting for the end of the output would mean waiting for the child that still has it open. */
    @Test
    void doesNotWaitForAProgramThatACommandLeavesBehind() throws Exception {
        var left = folder.resolve("left");
        var leaving = List.of("/bin/sh", "-c", "sleep 600 & echo $! > \"$0\"; echo key", left.toString());
        try {
            assertEquals("key", get(sources.command(leaving, LIFETIME)));
        } finally {
            ProcessHandle.of(Long.parseLong(Files.readString(left).strip())).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void aFullQueueIsAFailureOfItsOwn() {
        var busy = new KeySources(
                client,
                task -> {
                    throw new RejectedExecutionException();
                },
                timers,
                timers::nanoTime);
        assertFailure("too many requests are waiting for a key", "-", busy.file(folder.resolve("key"), LIFETIME));
    }

    @Test
    void aTokenIsAskedForWithTheClientsCredentialsAndAgainBeforeItEnds() throws Exception {
        server.next(Script.response(200, "application/json", """
                {"access_token":"t1","token_type":"Bearer","expires_in":3600}"""));
        server.next(Script.response(200, "application/json", "{\"access_token\":\"t2\",\"expires_in\":\"3600\"}"));
        var key = sources.clientCredentials(credentials());
        assertEquals("t1", get(key));
        var request = server.awaitRequest();
        assertEquals("POST", request.method());
        assertEquals("Basic ZG9jZW50JTNBMTpzJTJCMyt0", request.headers().get("authorization"));
        assertEquals("audience=https%3A%2F%2Fmodels&grant_type=client_credentials&scope=a+b", request.text());
        timers.advance(Duration.ofSeconds(3600 - 61));
        assertEquals("t1", get(key));
        timers.advance(Duration.ofSeconds(1));
        assertEquals("t2", get(key));
    }

    @Test
    void manyWaitForOneToken() throws Exception {
        server.next(Script.response(200, "application/json", "{\"access_token\":\"t1\",\"expires_in\":3600}"));
        var key = sources.clientCredentials(credentials());
        var first = key.key().toCompletableFuture();
        var second = key.key().toCompletableFuture();
        assertEquals("t1", first.get(Patience.SECONDS, TimeUnit.SECONDS));
        assertEquals("t1", second.get(Patience.SECONDS, TimeUnit.SECONDS));
        assertEquals(1, server.connectionCount());
    }

    @Test
    void saysWhatAnAuthorizationServerSays() {
        server.next(
                Script.response(
                        401,
                        "application/json",
                        "{\"error\":\"invalid_client\",\"error_description\":\"Unknown client.\",\"access_token\":\"s3cret\"}"));
        assertFailure(
                "status 401: invalid_client, Unknown client.", "s3cret", sources.clientCredentials(credentials()));
        server.next(Script.response(200, "text/html", "<html>Sign in"));
        assertFailure("status 200 but without JSON", "Sign in", sources.clientCredentials(credentials()));
    }

    @Test
    void doesNotWaitForAnAuthorizationServerForEver() {
        server.next(Script.silence().stall());
        var token = sources.clientCredentials(credentials()).key().toCompletableFuture();
        server.awaitRequest();
        timers.advance(Duration.ofSeconds(30));
        var thrown = assertThrows(ExecutionException.class, () -> token.get(Patience.SECONDS, TimeUnit.SECONDS));
        assertTrue(thrown.getCause().getMessage().contains("did not answer within 30 s"), thrown::toString);
        server.connection(0).awaitClosedByClient();
    }

    private ClientCredentials credentials() {
        return new ClientCredentials(server.url(), "docent:1", "s+3 t", "a b", Map.of("audience", "https://models"));
    }

    private static String get(KeySource source) throws Exception {
        return source.key().toCompletableFuture().get(Patience.SECONDS, TimeUnit.SECONDS);
    }

    private static String failure(KeySource source) {
        var thrown = assertThrows(ExecutionException.class, () -> get(source));
        return assertInstanceOf(KeyException.class, thrown.getCause()).getMessage();
    }

    private static void assertFailure(String says, String hides, KeySource source) {
        var message = failure(source);
        assertTrue(message.contains(says), message);
        assertFalse(message.contains(hides), message);
    }
}
