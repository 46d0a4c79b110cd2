package dev.docent.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings below {@code docent.embedding}. */
final class EmbeddingSettingsTest extends TrialSettings {
    EmbeddingSettingsTest() {
        super("docent.embedding.");
    }

    private EmbeddingSettings read() {
        return readAll().answering().embedding();
    }

    @Test
    void isTheBuiltInModelWithoutSettings() {
        assertEquals(EmbeddingSettings.BUILT_IN, read());
    }

    @Test
    void readsEverySettingOfAService() {
        set("provider", "OpenAI", "url", "https://models.intranet/v1/", "name", "bge-m3", "dimensions", "512");
        set("languages", "en, DE", "question-prefix", "\"query: \"", "document-prefix", "doc:", "batch", "64");
        set("timeout", "2m", "question-timeout", "1s", "retries", "0", "key", "sk-secret", "headers.x-team", "docs");

        assertEquals(
                new EmbeddingSettings(
                        EmbeddingProvider.OPENAI,
                        null,
                        new EmbeddingSettings.Service(
                                URI.create("https://models.intranet/v1"),
                                "bge-m3",
                                512,
                                new KeyAccess(new Secret("sk-secret"), null, Map.of("x-team", new Secret("docs"))),
                                new EmbeddingSettings.ServiceLimits(
                                        64, Duration.ofMinutes(2), Duration.ofSeconds(1), 0)),
                        new EmbeddingSettings.TextRules("query: ", "doc:", Pooling.AUTO),
                        List.of("en", "de")),
                read());
    }

    @Test
    void aFolderIsAModelOfThisMachine() {
        set("model", "models/e5", "pooling", "cls");

        assertEquals(EmbeddingProvider.ONNX, read().provider());
        assertEquals(folder.resolve("work/models/e5"), read().model());
        assertEquals(Pooling.CLS, read().text().pooling());
    }

    @Test
    void anAddressAloneIsOpenAi() {
        set("url", "http://localhost:9000/v1", "name", "bge");
        assertEquals(EmbeddingProvider.OPENAI, read().provider());
    }

    @Test
    void localServicesHaveUsualAddresses() {
        set("provider", "ollama", "name", "bge-m3");
        assertEquals(URI.create("http://localhost:11434"), read().service().url());
        unset("name");
        set("provider", "tei");
        assertEquals(URI.create("http://localhost:8080"), read().service().url());
    }

    @Test
    void theKeyHasTheSameFormsAsThatOfAModel() {
        set("url", "http://localhost:9000/v1", "name", "bge", "key-file", "secrets/key", "key-lifetime", "5m");
        assertEquals(
                new KeyOrigin.InFile(folder.resolve("work/secrets/key"), Duration.ofMinutes(5)),
                read().service().key().origin());

        set("key", "sk-1");
        assertTrue(mistake().contains("docent.embedding.key and docent.embedding.key-file each set"), mistake());
    }

    @Test
    void variablesOfTheEnvironmentSetIt() {
        environment.put("DOCENT_EMBEDDING_URL", "http://localhost:9000/v1");
        environment.put("DOCENT_EMBEDDING_NAME", "bge");
        environment.put("DOCENT_EMBEDDING_HEADERS_X_TEAM", "docs");

        assertEquals(
                Map.of("x-team", new Secret("docs")), read().service().key().headers());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        provider=openai,name=m | needs docent.embedding.url or docent.embedding.key; for example
        provider=ollama | needs docent.embedding.name; for example docent.embedding.name=bge-m3
        provider=onnx | needs docent.embedding.model; for example docent.embedding.model=/srv
        provider=word2vec | must be one of auto, builtin, onnx, openai, ollama, tei; for example
        url=localhost:9000,name=m | must be the http or https URL at which the API's paths begin
        url=http://a/v1/embeddings,name=m | remove /embeddings
        url=http://u:p@a/v1,name=m | set the key with docent.embedding.key
        provider=tei,pooling=cls | docent.embedding.pooling only works with a folder
        model=/m,batch=3 | docent.embedding.batch only works with a service over HTTP
        languages=en | docent.embedding.languages has no effect, because the built-in model is fixed
        provider=tei,languages=english | must be codes of languages with two letters
        provider=tei,batch=0 | a whole number between 1 and 2048
        provider=tei,dimension=3 | is not a setting; did you mean docent.embedding.dimensions?
        """)
    void saysWhatIsWrong(String settings, String words) {
        for (var setting : settings.split(",")) {
            set(setting.split("=", 2));
        }

        assertTrue(mistake().contains(words), mistake());
    }
}
