package dev.docent.embedding.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.testing.Patience;
import dev.docent.testing.SharedWordsModel;
import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedding runtime leaves nothing behind when a web application is undeployed. */
@Tag("slow")
class OnnxEnvironmentTest {
    @TempDir
    Path folder;

    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    @Test
    void canBeOpenedAgainAfterTheLastOneWasClosed() {
        float[] first;
        try (var embedder = new MiniLmEmbedder()) {
            first = embedder.embed("a mill");
        }
        try (var embedder = new MiniLmEmbedder()) {
            assertEquals(first[0], embedder.embed("a mill")[0]);
        }
    }

    /**
     * In a separate process, because other loaded classes and soft references of this one would keep the class loader
     * for a while.
     */
    @Test
    void releasesItsClassLoader() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:SoftRefLRUPolicyMSPerMB=0",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dtest.folder=" + SharedWordsModel.write(folder, "a", "mill"),
                        "-cp",
                        CLASS_PATH,
                        Undeployment.class.getName(),
                        CLASS_PATH)
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
    }

    /** Embeds and scores in a separate class loader, as a web application does, and checks that nothing keeps it. */
    static final class Undeployment {
        private Undeployment() {}

        public static void main(String[] arguments) throws Exception {
            var urls = new ArrayList<URL>();
            for (var entry : arguments[0].split(File.pathSeparator)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
            var loader = embedApart(urls.toArray(URL[]::new));
            // The threads that clear references need their turn.
            Patience.await(
                    () -> {
                        System.gc();
                        return loader.get() == null;
                    },
                    () -> "the class loader is still reachable");
        }

        private static WeakReference<ClassLoader> embedApart(URL[] classPath) throws Exception {
            var before = Thread.currentThread().getContextClassLoader();
            try (var loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
                Thread.currentThread().setContextClassLoader(loader);
                var task = loader.loadClass(Embedding.class.getName())
                        .getDeclaredConstructor()
                        .newInstance();
                if (!((Supplier<?>) task).get().equals(384)) {
                    throw new AssertionError("did not embed");
                }
                return new WeakReference<>(loader);
            } finally {
                Thread.currentThread().setContextClassLoader(before);
            }
        }
    }

    /** Runs in the other class loader. */
    public static final class Embedding implements Supplier<Integer> {
        @Override
        public Integer get() {
            try (var embedder = new MiniLmEmbedder();
                    var encoder = new CrossEncoder(Path.of(System.getProperty("test.folder")))) {
                if (encoder.score("mill", "a mill") != 1) {
                    throw new AssertionError("did not score");
                }
                return embedder.embed("a mill").length;
            }
        }
    }
}
