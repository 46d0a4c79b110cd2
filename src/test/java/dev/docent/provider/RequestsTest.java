package dev.docent.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.json.Json;
import dev.docent.model.ChatModelContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The requests in {@code src/test/resources/requests}, which the providers' own clients send too. */
class RequestsTest {
    private enum Provider {
        OPENAI("https://api.openai.com/v1", OpenAi::new),
        AZURE("https://team.openai.azure.com/openai/deployments/m?api-version=2024-10-21", OpenAi::new),
        RESPONSES("https://api.openai.com/v1", OpenAiResponses::new),
        ANTHROPIC("https://api.anthropic.com/v1", Anthropic::new),
        GEMINI("https://generativelanguage.googleapis.com/v1beta", Gemini::new),
        OLLAMA("http://127.0.0.1:11434", Ollama::new);

        private final URI url;
        private final Function<Endpoint, ProviderApi> api;

        Provider(String url, Function<Endpoint, ProviderApi> api) {
            this.url = URI.create(url);
            this.api = api;
        }

        ProviderApi api() {
            return api.apply(new Endpoint(url, "secret-key", "m", Map.of(), Map.of()));
        }

        /** Returns the head and the body of the file. */
        String[] expected() {
            try (var file =
                    RequestsTest.class.getResourceAsStream("/requests/" + name().toLowerCase(Locale.ROOT) + ".http")) {
                return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8).split("\n\n", 2);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void asksAsTheProviderDocumentsIt(Provider provider) {
        var request = provider.api().request(ChatModelContract.PROMPT);
        var expected = provider.expected();
        var lines = expected[0].lines().filter(line -> !line.startsWith("#")).toList();
        assertEquals(lines.get(0), request.method() + " " + request.url());
        for (var header : lines.subList(1, lines.size())) {
            var name = header.split(": ")[0];
            assertEquals(header, name + ": " + request.headers().get(name));
        }
        assertEquals(
                Json.parse(expected[1]).toString(),
                Json.parse(new String(request.body(), UTF_8)).toString());
    }
}
