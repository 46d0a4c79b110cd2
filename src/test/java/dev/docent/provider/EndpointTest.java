package dev.docent.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EndpointTest {
    private static final URI URL = URI.create("http://models.intranet/v1");

    /**
     * Header names are case-insensitive (RFC 9110, section 5.1). If one is sent twice, it is unclear which one counts.
     */
    @Test
    void aHeaderOfItsOwnReplacesTheProtocolsWhateverItsCase() {
        var endpoint = new Endpoint(URL, null, "m", Map.of("ACCEPT", "text/plain"), Map.of());
        var headers = endpoint.post(URL, Framing.EVENTS, Map.of("X-Key", "k"), Map.of())
                .headers();
        assertEquals(Map.of("X-Key", "k", "Content-Type", "application/json", "ACCEPT", "text/plain"), headers);
    }

    @Test
    void leavesOutWhatTheServerRefuses() {
        var quirks = new Quirks(Set.of("stream_options", "limits.tokens", "a.b", "nothing"), false);
        var endpoint = new Endpoint(URL, null, "m", Map.of(), Map.of("x", 1), quirks);
        var body = new LinkedHashMap<String, Object>();
        body.put("model", "m");
        body.put("stream_options", Map.of("include_usage", true));
        body.put("limits", Map.of("tokens", 5));
        body.put("a.b", 1);
        var sent = endpoint.post(URL, Framing.EVENTS, Map.of(), body);
        assertEquals("{\"model\":\"m\",\"limits\":{},\"x\":1}", new String(sent.body(), UTF_8));
    }

    @Test
    void keepsItsQuirksWithAnotherKey() {
        var quirks = new Quirks(Set.of("x"), true);
        var endpoint = new Endpoint(URL, null, "m", Map.of(), Map.of(), quirks);
        assertEquals(quirks, endpoint.withKey("k").quirks());
    }
}
