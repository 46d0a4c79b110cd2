package dev.docent.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without {@code docent.auth.mode}, behind a proxy with minimal settings. */
class LoopbackIT {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void answersThisMachineButNotThroughAPlainNginx() throws Exception {
        try (var docent = EmbeddedDocent.start(Map.of());
                var nginx = Hop.plainNginx(docent.url())) {
            assertEquals(200, get(docent.url().resolve("/api/conversations")).statusCode());

            for (var path : new String[] {"/api/conversations", "/api/index", "/", "/health/ready"}) {
                var refused = get(nginx.url().resolve(path));
                assertEquals(403, refused.statusCode(), path);
                assertTrue(refused.body().contains("docent.auth.mode"), refused.body());
            }
        }
    }

    private static HttpResponse<String> get(URI address) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
