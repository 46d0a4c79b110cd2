package dev.docent.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes ZIP archives of texts, such as those of office programs. */
public final class ZipWriter {
    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private int level = Deflater.DEFAULT_COMPRESSION;

    /** Compresses little, which is faster. */
    public ZipWriter fast() {
        level = Deflater.BEST_SPEED;
        return this;
    }

    /** Adds a part, or replaces it. */
    public ZipWriter part(String name, String text) {
        return part(name, text.getBytes(UTF_8));
    }

    public ZipWriter part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    /** Replaces a text in all parts. */
    public ZipWriter replaceInTexts(String text, String other) {
        parts.replaceAll((name, content) ->
                new String(content, UTF_8).replace(text, other).getBytes(UTF_8));
        return this;
    }

    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(level);
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
