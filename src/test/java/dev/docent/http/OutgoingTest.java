package dev.docent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.http.HttpFailure.Kind;
import dev.docent.testing.KeyStores;
import dev.docent.testing.RecordingProxy;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import dev.docent.testing.SecureServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests through a proxy, and secure connections with custom certificates. */
@Tag("slow")
class OutgoingTest {
    private static final OutgoingProxy.Login LOGIN = new OutgoingProxy.Login("ada", "s3cret");
    private static final String LOGIN_LINE = "Proxy-Authorization: Basic YWRhOnMzY3JldA==";

    @TempDir
    private static Path folder;

    /** With a key for {@code models.example} and 127.0.0.1. */
    private static Path store;

    /** The certificate of {@link #store}. */
    private static Path pem;

    private final RecordingResponse response = new RecordingResponse();

    /** Once, because each takes a process. */
    @BeforeAll
    static void createKeys() throws Exception {
        store = KeyStores.create(folder.resolve("server.p12"), "dns:models.example", "ip:127.0.0.1");
        pem = KeyStores.certificate(store, folder.resolve("server.pem"));
    }

    @Test
    void asksAProxyInsteadOfTheHost() {
        try (var provider = new ScriptedProvider();
                var proxy = new RecordingProxy();
                var client = client(proxy.url(), LOGIN, url -> false, Certificates.JAVAS)) {
            provider.next(Script.response(200, "text/plain", "Hello"));
            get(client, "http://models.example:" + provider.url().getPort() + "/v1");
            assertEquals(Optional.empty(), response.awaitEnd());
            assertEquals("Hello", response.text());
            var head = proxy.heads().get(0);
            assertTrue(head.startsWith("GET http://models.example:"), head);
            assertTrue(head.contains(LOGIN_LINE), head);
        }
    }

    @Test
    void bypassesTheProxyWhereConfigured() {
        try (var provider = new ScriptedProvider();
                var proxy = new RecordingProxy();
                var client = client(proxy.url(), LOGIN, url -> true, Certificates.JAVAS)) {
            provider.next(Script.response(200, "text/plain", "Hello"));
            get(client, provider.url().toString());
            assertEquals(Optional.empty(), response.awaitEnd());
            assertEquals(List.of(), proxy.heads());
        }
    }

    /** The provider must not see what is for the proxy, and vice versa. */
    @Test
    void tunnelsToASecureHostAndHidesTheLoginFromIt() throws Exception {
        try (var server = new SecureServer(store, null, "text/plain", "Hello");
                var proxy = new RecordingProxy();
                var client = client(proxy.url(), LOGIN, url -> false, trusting(pem, null))) {
            get(client, "https://models.example:" + server.port() + "/v1?key=k");
            assertEquals(Optional.empty(), response.awaitEnd());
            assertEquals("Hello", response.text());
            assertEquals(1, proxy.heads().size());
            var head = proxy.heads().get(0);
            assertTrue(head.startsWith("CONNECT models.example:" + server.port()), head);
            assertTrue(head.contains(LOGIN_LINE), head);
            assertFalse(head.contains("X-Key"), head);
            assertTrue(server.headerNames().get(0).contains("X-Key"));
            assertFalse(server.headerNames().get(0).contains("Proxy-Authorization"), server.headerNames()::toString);
        }
    }

    @Test
    void namesTheProxyThatRefusesATunnel() {
        try (var proxy = new RecordingProxy("407 Proxy Authentication Required");
                var client = client(proxy.url(), null, url -> false, Certificates.JAVAS)) {
            get(client, "https://models.example/v1");
            assertEquals(Optional.of(Kind.PROXY), response.awaitEnd());
            var message = response.failure().orElseThrow().getMessage();
            assertTrue(message.contains("https://models.example/v1 through the proxy 127.0.0.1:"), message);
            assertTrue(message.contains("407"), message);
        }
    }

    @Test
    void namesTheProxyThatIsUnreachable() {
        try (var client = client(URI.create("http://127.0.0.1:1"), LOGIN, url -> false, Certificates.JAVAS)) {
            get(client, "https://models.example/v1");
            assertEquals(Optional.of(Kind.REFUSED), response.awaitEnd());
            var message = response.failure().orElseThrow().getMessage();
            assertTrue(message.contains("through the proxy 127.0.0.1:1"), message);
            assertFalse(message.contains("s3cret"), message);
        }
    }

    @Test
    void trustsNoCertificateWithoutAKnownAuthority() throws Exception {
        try (var server = new SecureServer(store, null, "text/plain", "Hello");
                var client = new StreamingClient("t", ClientLimits.DEFAULT)) {
            get(client, "https://127.0.0.1:" + server.port() + "/v1");
            assertEquals(Optional.of(Kind.TLS), response.awaitEnd());
        }
    }

    @Test
    void presentsItsCertificateWhenAsked() throws Exception {
        var own = KeyStores.create(folder.resolve("own.p12"), "dns:docent.example");
        try (var server = new SecureServer(store, own, "text/plain", "Hello");
                var client =
                        new StreamingClient("t", ClientLimits.DEFAULT, new Outgoing(List.of(), trusting(store, own)))) {
            get(client, "https://127.0.0.1:" + server.port() + "/v1");
            assertEquals(Optional.empty(), response.awaitEnd());
            assertEquals("Hello", response.text());
        }
    }

    @Test
    void saysWhyAStoreCannotBeUsed() throws Exception {
        assertSays("cannot be read", of(folder.resolve("missing"), "x"), null);
        assertSays("the password is wrong", of(store, "wrong-password"), null);
        assertSays("contains no key", null, of(pem, "x"));
        assertSays("cannot be read", of(Files.writeString(folder.resolve("text"), "Hello"), "x"), null);
    }

    private static void assertSays(
            String words, Certificates.@Nullable Store trusted, Certificates.@Nullable Store own) {
        var thrown = assertThrows(IllegalArgumentException.class, () -> Certificates.of(trusted, own));
        assertTrue(thrown.getMessage().contains(words), thrown.getMessage());
        var file = Stream.of(trusted, own)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow()
                .file();
        assertTrue(thrown.getMessage().contains(file.toString()), thrown.getMessage());
    }

    private static Certificates.Store of(Path file, String password) {
        return new Certificates.Store(file, password);
    }

    private static Certificates trusting(Path trusted, @Nullable Path own) {
        return Certificates.of(of(trusted, KeyStores.PASSWORD), own == null ? null : of(own, KeyStores.PASSWORD));
    }

    private static StreamingClient client(
            URI proxy, OutgoingProxy.@Nullable Login login, Predicate<URI> direct, Certificates certificates) {
        var proxies = Stream.of("http", "https")
                .map(scheme -> new OutgoingProxy(proxy, scheme, login, direct))
                .toList();
        return new StreamingClient("t", ClientLimits.DEFAULT, new Outgoing(proxies, certificates));
    }

    private void get(StreamingClient client, String url) {
        client.send(new StreamRequest("GET", URI.create(url), Map.of("X-Key", "k"), new byte[0]), response);
    }
}
