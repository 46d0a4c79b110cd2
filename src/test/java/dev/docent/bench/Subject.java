package dev.docent.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Something between the provider and its readers.
 *
 * @param process what is measured; the provider itself if nothing is between
 * @param port where it listens
 * @param path where to send questions
 * @param isJava whether it has a heap, and needs to warm up
 */
record Subject(String name, BenchProcess process, int port, String path, boolean isJava) implements AutoCloseable {
    static final String DOCENT = "Docent";
    static final String NGINX = "nginx, raw bytes";

    private static final String COMPLETIONS = "/v1/chat/completions";

    /** The core of the measured process; the provider and the readers have {@link #OTHER_CORE}. */
    static final int CORE = 0;

    static final int OTHER_CORE = 1;

    /** Returns the same with another name. */
    Subject named(String other) {
        return new Subject(other, process, port, path, isJava);
    }

    /** Returns Docent as it is shipped, but without the limits that a single address would reach. */
    static Subject docent(Path war, Path folder, String modelUrl, List<String> options) throws IOException {
        var docs = Files.createDirectories(folder.resolve("docs"));
        Files.writeString(docs.resolve("mill.md"), "# Mill\n\nThe mill listens on port 4711 unless told otherwise.\n");
        var command = new ArrayList<>(List.of(BenchProcess.javaCommand(), BenchProcess.NO_DEAD_WOOD));
        command.addAll(options);
        command.addAll(List.of(
                "-Ddocent.home=" + Files.createTempDirectory(folder, "home"),
                "-Ddocent.docs=" + docs,
                "-Ddocent.model.provider=openai",
                "-Ddocent.model.url=" + modelUrl,
                "-Ddocent.model.name=paced",
                "-Ddocent.model.first-token-timeout=1h",
                "-Ddocent.model.idle-timeout=1h",
                "-Ddocent.model.total-timeout=1h",
                "-Ddocent.limits.answers-per-user=2000",
                // So that nothing of a measurement is left at the next one.
                "-Ddocent.stream.grace=5s",
                "-Ddocent.stream.retention=1s",
                "-jar",
                war.toString(),
                "--port=0"));
        var process = BenchProcess.start(CORE, folder.resolve("docent.log"), command);
        int port = Integer.parseInt(process.await("is ready at http://127\\.0\\.0\\.1:(\\d+)/"));
        return new Subject(DOCENT, process, port, "/api/chat", true);
    }

    static Subject nginx(Path template, Path folder, int provider) throws IOException {
        int port = freePort();
        var configuration = Files.readString(template)
                .replace("@FOLDER@", folder.toString())
                .replace("@PORT@", String.valueOf(port))
                .replace("@PROVIDER@", String.valueOf(provider));
        var file = Files.writeString(folder.resolve("nginx.conf"), configuration);
        var command = List.of(
                "nginx",
                "-c",
                file.toString(),
                "-e",
                folder.resolve("error.log").toString());
        return new Subject(
                NGINX, BenchProcess.start(CORE, folder.resolve("nginx.log"), command), port, COMPLETIONS, false);
    }

    static Subject node(Path script, Path folder, int provider) throws IOException {
        var command = List.of("node", script.toString(), "0", String.valueOf(provider));
        var process = BenchProcess.start(CORE, folder.resolve("node.log"), command);
        return new Subject("Node http, bare", process, Integer.parseInt(process.await("(\\d+)")), "/", false);
    }

    static Subject servlet(Path folder, int provider) throws IOException {
        var process = BenchProcess.java(
                CORE, folder.resolve("servlet.log"), ServletRelay.class.getName(), List.of(String.valueOf(provider)));
        int port = Integer.parseInt(process.await("^(\\d+)$"));
        return new Subject("servlet, a thread per stream", process, port, "/", true);
    }

    static Subject nothing(BenchProcess process, int provider) {
        return new Subject("nothing between", process, provider, COMPLETIONS, false);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
