package dev.docent.it;

import dev.docent.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * <a href="https://aimock.copilotkit.dev">aimock</a> in a Node process: a server with the protocols of OpenAI,
 * Anthropic, Gemini and Ollama, written by others who do not know Docent. It sends each client with this key what its
 * fixtures say.
 */
final class AiMock implements AutoCloseable {
    private static final Path PROGRAM = Path.of("node_modules/@copilotkit/aimock/dist/aimock-cli.js");
    private static final Pattern LISTENING = Pattern.compile("listening on (http://127\\.0\\.0\\.1:\\d+)");

    private final Process process;
    private final URI url;

    private AiMock(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts it and returns when it listens.
     *
     * @param fixtures requests and their responses; the first match wins
     */
    static AiMock start(String key, List<Map<String, Object>> fixtures) throws IOException {
        var directory = ItFiles.scratch("aimock");
        var answers = Files.writeString(directory.resolve("fixtures.json"), Json.write(Map.of("fixtures", fixtures)));
        var settings = Map.of("auth", Map.of("apiKeys", List.of(key)), "llm", Map.of("fixtures", answers.toString()));
        var config = Files.writeString(directory.resolve("aimock.json"), Json.write(settings));
        var node = System.getenv().getOrDefault("PLAYWRIGHT_NODEJS_PATH", "node");
        var process = new ProcessBuilder(
                        node, PROGRAM.toString(), "--config", config.toString(), "--host", "127.0.0.1", "--port", "0")
                .redirectErrorStream(true)
                .start();
        return new AiMock(process, awaitAddress(process.inputReader()));
    }

    private static URI awaitAddress(BufferedReader output) throws IOException {
        var said = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            var listening = LISTENING.matcher(line);
            if (listening.find()) {
                return URI.create(listening.group(1));
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("aimock did not start; npm ci installs it, node runs it. Its output: " + said);
    }

    /** Returns the server's base address for all protocols. */
    URI url() {
        return url;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
