package dev.docent.embedding.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
final class MiniLmEmbedderTest {
    private static final MiniLmEmbedder EMBEDDER = new MiniLmEmbedder();

    @AfterAll
    static void closeEmbedder() {
        EMBEDDER.close();
    }

    @Test
    void vectorsHaveTheirDimensionsAndLengthOne() {
        for (var text : List.of("How do I install it?", "", "😀", "x".repeat(20_000), "word ".repeat(5_000))) {
            var vector = EMBEDDER.embed(text);
            assertEquals(EMBEDDER.dimensions(), vector.length);
            assertEquals(1, cosine(vector, vector), 1e-5);
        }
    }

    @Test
    void sentencesThatMeanTheSameAreNearerThanOthers() {
        assertNearer("The cat sits on the mat.", "A kitten is lying on the rug.", "Interest rates rose again in May.");
        assertNearer("How do I stop the server?", "shut down the service", "create a new user account");
        assertNearer("connection refused", "the host does not accept TCP connections", "the font is too small");
        assertNearer(
                "maximum idle time of a stream", "streams are closed when nothing is written", "install on Debian");
    }

    @Test
    void aVectorDoesNotDependOnWhatElseIsEmbedded() {
        var texts = new ArrayList<String>();
        for (var i = 0; i < 24; i++) {
            texts.add("Sentence number " + i + " about " + "embedding ".repeat(i));
        }
        var alone = texts.stream().map(EMBEDDER::embed).toList();

        var together = texts.stream()
                .map(text -> CompletableFuture.supplyAsync(() -> EMBEDDER.embed(text)))
                .toList();

        for (var i = 0; i < texts.size(); i++) {
            assertArrayEquals(alone.get(i), together.get(i).join(), texts.get(i));
        }
    }

    @Test
    void countsTokensByItsVocabulary() {
        assertEquals(0, EMBEDDER.countTokens(""));
        assertEquals(2, EMBEDDER.countTokens("hello world"));
        assertEquals(3, EMBEDDER.countTokens("Hello, World"));
        assertTrue(EMBEDDER.countTokens("embeddings") > 1);
        assertEquals(2, EMBEDDER.countTokens("Hello, World", 1), "no further than a limit");
    }

    /** Who embeds by a service counts with it, and recognizes vectors of this model, without loading the model. */
    @Test
    void isKnownWithoutBeingLoaded() {
        assertEquals(EMBEDDER.id(), MiniLmEmbedder.usualId());
        for (var text : List.of("", "Hello, World", "embeddings 😀 naïve", "x".repeat(20_000))) {
            assertEquals(EMBEDDER.countTokens(text), MiniLmEmbedder.counter().countTokens(text), text);
        }
    }

    @Test
    void textBeyondTheWindowDoesNotCount() {
        var long1 = "word ".repeat(MiniLmEmbedder.MAX_TOKENS - 2);

        assertArrayEquals(EMBEDDER.embed(long1), EMBEDDER.embed(long1 + "something else entirely"));
        assertNotEquals(
                Arrays.toString(EMBEDDER.embed("word ".repeat(9))),
                Arrays.toString(EMBEDDER.embed("word ".repeat(9) + "x")));
    }

    @Test
    void refusesToEmbedAfterItWasClosed() {
        var embedder = new MiniLmEmbedder();
        embedder.close();
        embedder.close();

        assertThrows(IllegalStateException.class, () -> embedder.embed("hello"));
        assertEquals(1, EMBEDDER.embed("another one is open").length / EMBEDDER.dimensions());
    }

    /** A redeployed WAR has a new class loader in the same process. The native library must load again. */
    @Test
    void loadsAgainInAnotherClassLoader() throws Exception {
        var expected = EMBEDDER.embed("hello");
        for (var i = 0; i < 2; i++) {
            try (var loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
                var type = loader.loadClass(MiniLmEmbedder.class.getName());
                assertNotEquals(MiniLmEmbedder.class, type);
                try (var embedder = (AutoCloseable) type.getConstructor().newInstance()) {
                    var vector = type.getMethod("embed", String.class).invoke(embedder, "hello");
                    assertArrayEquals(expected, (float[]) vector);
                }
            }
        }
    }

    private static URL[] classPath() throws MalformedURLException {
        var urls = new ArrayList<URL>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(new URL[0]);
    }

    private static void assertNearer(String text, String near, String far) {
        var vector = EMBEDDER.embed(text);
        var toNear = cosine(vector, EMBEDDER.embed(near));
        var toFar = cosine(vector, EMBEDDER.embed(far));
        assertTrue(toNear > toFar + 0.1, text + ": " + near + " " + toNear + ", " + far + " " + toFar);
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (var i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
