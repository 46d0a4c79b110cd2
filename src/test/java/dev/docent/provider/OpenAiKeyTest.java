package dev.docent.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.docent.model.ChatModelContract;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiKeyTest {
    private static final String TOKEN = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJkb2NlbnQifQ.c2lnbmF0dXJl";

    @ParameterizedTest
    @CsvSource({
        "https://api.openai.com/v1, sk-1, Authorization, Bearer sk-1",
        "https://us.openai.azure.com/openai/v1, 0123456789abcdef, api-key, 0123456789abcdef",
        "https://us.openai.azure.com/openai/v1, " + TOKEN + ", Authorization, Bearer " + TOKEN
    })
    void isSentAsTheProviderRequires(URI url, String key, String header, String value) {
        var endpoint = new Endpoint(url, key, "m", Map.of(), Map.of());
        var headers = new OpenAi(endpoint).request(ChatModelContract.PROMPT).headers();
        assertEquals(value, headers.get(header), headers::toString);
        assertFalse(headers.containsKey(header.equals("api-key") ? "Authorization" : "api-key"), headers::toString);
    }
}
