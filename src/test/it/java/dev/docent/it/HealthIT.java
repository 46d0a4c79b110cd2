package dev.docent.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.json.Json;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What monitoring can read without a login. */
class HealthIT {
    private static final String TOKEN = "correct-horse-battery";

    @Test
    void saysHowFarTheIndexIsAndNamesNothingInIt() throws Exception {
        var docs = ItFiles.scratch("secret-project");
        Files.writeString(docs.resolve("merger.md"), "# Merger\n\nNobody knows yet.\n");
        Files.write(docs.resolve("broken.md"), new byte[] {'a', 0, 0, 0});
        var settings = Map.of("docent.docs", docs.toString(), "docent.auth.mode", "token", "docent.auth.token", TOKEN);
        try (var docent = EmbeddedDocent.start(settings)) {
            docent.awaitIndexed("Authorization", "Bearer " + TOKEN);

            var request =
                    HttpRequest.newBuilder(docent.url().resolve("health/ready")).build();
            var health = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

            assertEquals(200, health.statusCode());
            var index = Json.parse(health.body()).get("index");
            assertTrue(index.get("chunks").integer().isPresent(), health.body());
            assertEquals(1, index.get("sources").fieldNames().size(), health.body());
            for (var secret : new String[] {"secret-project", "merger", "broken", "/"}) {
                assertFalse(health.body().contains(secret), health.body());
            }
        }
    }
}
