package dev.docent.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OrtEnvironment;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, because a failure is a crash. */
class EnvironmentHoldTest {
    @Test
    void embedsAfterTheLibrarysOwnHookHasFreedTheEnvironment(@TempDir Path directory) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Djava.io.tmpdir=" + directory,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        EmbedAfterRelease.class.getName())
                .directory(new File(directory.toString()))
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
    }

    /** Does what the library's shutdown hook does, then what a thread does that has not heard of the shutdown. */
    static final class EmbedAfterRelease {
        private EmbedAfterRelease() {}

        public static void main(String[] arguments) throws Exception {
            try (var embedder = new MiniLmEmbedder()) {
                var handle = OrtEnvironment.class.getDeclaredField("nativeHandle");
                handle.setAccessible(true);
                var close = OrtEnvironment.class.getDeclaredMethod("close", long.class, long.class);
                close.setAccessible(true);
                close.invoke(null, EnvironmentHold.apiHandle(), handle.getLong(OrtEnvironment.getEnvironment()));
                embedder.embed("a text");
            }
            // The hook would free the environment a second time, which never happens in the product.
            Runtime.getRuntime().halt(0);
        }
    }
}
