package dev.docent.bench;

import dev.docent.index.Embedder;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers vectors in a file, so that a second measurement of the same texts takes seconds. Thread-safe. */
final class VectorCache implements AutoCloseable {
    private static final int KEY_LENGTH = 64;

    private final Embedder embedder;
    private final Map<String, float[]> vectors = new ConcurrentHashMap<>();

    /** Guarded by this. */
    private final DataOutputStream out;

    /** Opens the cache of an embedder in a folder, and creates the folder if needed. */
    VectorCache(Path folder, Embedder embedder) throws IOException {
        this.embedder = embedder;
        Files.createDirectories(folder);
        var file = folder.resolve(embedder.id().replace('/', '-') + ".vectors");
        long whole = Files.exists(file) ? read(file) : 0;
        if (Files.exists(file)) {
            // A process that was killed leaves half an entry.
            try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                channel.truncate(whole);
            }
        }
        this.out =
                new DataOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    private long read(Path file) throws IOException {
        long whole = 0;
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (true) {
                var key = new String(in.readNBytes(KEY_LENGTH), StandardCharsets.US_ASCII);
                var vector = new float[embedder.dimensions()];
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = in.readFloat();
                }
                vectors.put(key, vector);
                whole += KEY_LENGTH + 4L * vector.length;
            }
        } catch (EOFException e) {
            return whole;
        }
    }

    float[] embed(String text) {
        return vectors.computeIfAbsent(key(text), key -> remember(key, embedder.embed(text)));
    }

    private float[] remember(String key, float[] vector) {
        synchronized (this) {
            try {
                out.writeBytes(key);
                for (float value : vector) {
                    out.writeFloat(value);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The cache of vectors cannot be written", e);
            }
        }
        return vector;
    }

    private static String key(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
