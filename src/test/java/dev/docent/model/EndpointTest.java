package dev.docent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointTest {
    private static final URI URL = URI.create("http://models.intranet/v1");

    /** Names of headers have no case (RFC 9110, section 5.1); sent twice, nobody knows which one counts. */
    @Test
    void aHeaderOfItsOwnReplacesTheProtocolsWhateverItsCase() {
        var endpoint = new Endpoint(URL, Optional.empty(), "m", Map.of("ACCEPT", "text/plain"), Map.of());
        var headers = endpoint.post(URL, "text/event-stream", Map.of("X-Key", "k"), Map.of())
                .headers();
        assertEquals(Map.of("X-Key", "k", "Content-Type", "application/json", "ACCEPT", "text/plain"), headers);
    }
}
