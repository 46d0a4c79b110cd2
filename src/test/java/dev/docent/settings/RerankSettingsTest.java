package dev.docent.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code docent.rerank} and the settings below it. */
final class RerankSettingsTest extends TrialSettings {
    RerankSettingsTest() {
        super("docent.rerank");
    }

    private RerankSettings read() {
        return readAll().answering().rerank();
    }

    @Test
    void isOffWithoutSettings() {
        assertEquals(RerankSettings.OFF, read());
    }

    @Test
    void theModelDoesItWithLimits() {
        set("", "model", ".candidates", "30", ".timeout", "500ms");
        assertEquals(new RerankSettings(RerankMode.MODEL, null, null, 30, Duration.ofMillis(500)), read());
        assertTrue(read().byModel());
    }

    @Test
    void aModelInAFolderDoesIt() {
        set("", "/srv/models/ms-marco", ".timeout", "1s");
        assertEquals(
                new RerankSettings(RerankMode.FOLDER, Path.of("/srv/models/ms-marco"), null, 20, Duration.ofSeconds(1)),
                read());
    }

    @Test
    void aRelativeFolderIsWhereDocentRuns() {
        set("", "./models");
        assertEquals(folder.resolve("work/models"), read().folder());
    }

    @Test
    void aFolderIsNoServiceAndNoUrl() {
        set("", "/srv/models/ms-marco", ".url", "http://localhost:8081/rerank");
        assertEquals(
                "docent.rerank.url only works with a service over HTTP; set docent.rerank = \"url\", or remove it",
                mistake());
        unset(".url");
        set("", "http://localhost:8081/rerank");
        assertTrue(mistake().contains("it is a URL, which belongs into docent.rerank.url; for example"), mistake());
    }

    @Test
    void aServiceHasAnAddressAModelAKeyAndHeaders() {
        set("", "url", ".url", "https://rank.intranet/v1/rerank", ".model", "rerank-v3.5", ".key", "sk-secret");
        environment.put("DOCENT_RERANK_HEADERS_X_TEAM", "docs");

        var service = Objects.requireNonNull(read().service());

        assertEquals(URI.create("https://rank.intranet/v1/rerank"), service.url());
        assertEquals("rerank-v3.5", service.model());
        assertEquals(new KeyAccess(new Secret("sk-secret"), null, Map.of("x-team", new Secret("docs"))), service.key());
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.cohere.com/v2/rerank, auto, COHERE",
        "http://localhost:8000/v1/rerank, auto, COHERE",
        "http://localhost:8081/rerank, auto, TEI",
        "http://localhost:8081/rerank, cohere, COHERE",
        "http://localhost:8081/v1/rerank, tei, TEI",
        "http://localhost:8081/order, cohere, COHERE",
    })
    void thePathTellsTheApiUnlessItIsSet(String url, String api, RerankApi expected) {
        set("", "url", ".url", url, ".api", api);
        assertEquals(expected, Objects.requireNonNull(read().service()).api());
    }

    @Test
    void anAddressWithoutItsPathIsAMistake() {
        set("", "url", ".url", "http://localhost:8081");
        assertEquals(
                "docent.rerank.url = \"http://localhost:8081\" must be the whole address, up to /rerank or /v1/rerank;"
                        + " or set docent.rerank.api",
                mistake());
    }

    @Test
    void aServiceNeedsAnAddress() {
        set("", "url");
        assertEquals(
                "docent.rerank = \"url\" needs docent.rerank.url; for example"
                        + " docent.rerank.url=http://localhost:8081/rerank",
                mistake());
    }

    @Test
    void whatOnlyAServiceHasIsAMistakeWithoutOne() {
        set("", "model", ".url", "http://localhost:8081/rerank");
        assertEquals(
                "docent.rerank.url only works with a service over HTTP; set docent.rerank = \"url\", or remove it",
                mistake());
    }

    @ParameterizedTest
    @CsvSource({"'', maybe", "'', folder", ".candidates, 1", ".candidates, 101", ".timeout, 50ms", ".timeout, 2m"})
    void aWrongValueIsAMistake(String name, String value) {
        set(name, value);
        assertTrue(mistake().startsWith("docent.rerank" + name + " = \"" + value + "\""), mistake());
    }
}
