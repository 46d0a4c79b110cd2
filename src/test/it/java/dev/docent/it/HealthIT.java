package dev.docent.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.json.Json;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What monitoring can read without a login. */
@ExtendWith(ServerLogs.class)
class HealthIT {
    @Test
    void saysHowFarTheIndexIsAndNamesNothingInIt() throws Exception {
        var docs = ItFiles.scratch("secret-project");
        Files.writeString(docs.resolve("merger.md"), "# Merger\n\nNobody knows yet.\n");
        Files.write(docs.resolve("broken.md"), new byte[] {'a', 0, 0, 0});
        var settings = Map.of(
                "docent.docs", docs.toString(),
                "docent.auth.mode", "token",
                "docent.auth.token", "correct-horse-battery");
        try (var server = ServerProcess.start(Container.JAVA_JAR, settings)) {
            server.awaitReady();

            var health = server.get("/health/ready");

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
