package dev.docent.it;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.KeyStores;
import dev.docent.testing.SecureServer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A provider that can be reached only through a real proxy, with a certificate that only the company trusts. */
@ExtendWith(ServerLogs.class)
class OutgoingProxyIT {
    /** Leads to the loopback interface, but is not a loopback name, because those never use a proxy. */
    private static final String HOST = "0.0.0.0";

    private static final String ANSWER = """
            data: {"choices":[{"index":0,"delta":{"content":"Through the tunnel."}}]}

            data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: [DONE]

            """;

    @Test
    void aModelAnswersThroughATunnelWithLogin() throws Exception {
        var store = KeyStores.create(ItFiles.scratch("keys").resolve("server.p12"), "ip:" + HOST);
        var authority = KeyStores.certificate(store, store.resolveSibling("company-ca.pem"));
        try (var provider = new SecureServer(store, null, "text/event-stream", ANSWER);
                var proxy = Hop.tinyproxy("ada", "s3cret")) {
            var settings = new HashMap<>(Map.of(
                    "docent.model.url",
                    "https://" + HOST + ":" + provider.port() + "/v1",
                    "docent.model.name",
                    "m",
                    "docent.http.proxy",
                    "http://ada:s3cret@127.0.0.1:" + proxy.port(),
                    "docent.http.trust-store",
                    authority.toString()));
            var answered = ask(settings);
            assertTrue(answered.contains("Through the tunnel."), answered);
            assertTrue(proxy.log().contains("CONNECT " + HOST + ":" + provider.port()), proxy.log());

            settings.put("docent.http.proxy", "http://127.0.0.1:" + proxy.port());
            var refused = ask(settings);
            assertTrue(refused.contains("through the proxy 127.0.0.1:" + proxy.port()), refused);
            assertTrue(refused.contains("407"), refused);

            settings.put("docent.http.proxy", "none");
            settings.remove("docent.http.trust-store");
            var untrusted = ask(settings);
            assertTrue(untrusted.contains("the secure connection failed"), untrusted);
        }
    }

    /** Returns the events of an answer and the server's log. */
    private static String ask(Map<String, String> settings) throws Exception {
        try (var server = ServerProcess.start(Container.JAVA_JAR, settings)) {
            server.awaitReady();
            try (var events = server.post("/api/chat", "{\"message\":\"How do I begin?\"}")
                    .body()) {
                var text = new String(events.readAllBytes(), StandardCharsets.UTF_8);
                assertFalse(server.log().contains("s3cret"));
                return text + server.log();
            }
        }
    }
}
