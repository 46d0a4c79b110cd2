package dev.docent.web;

import dev.docent.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the page, plain and compressed with gzip. Immutable.
 *
 * @param contentType its media type
 * @param bytes its content
 * @param packed the content compressed; empty if that would not be shorter
 * @param tag a hash of the content
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record PageFile(String contentType, byte[] bytes, byte[] packed, String tag) {
    private static final Map<String, String> TYPES =
            Map.of("js", "text/javascript", "css", "text/css", "svg", "image/svg+xml", "html", "text/html");

    /** The digits of the hash: 16, which are 64 bits. That is enough, because nobody forges a file of their own WAR. */
    private static final int TAG_DIGITS = 16;

    /** Returns a file with this name and content. */
    static PageFile of(String path, byte[] bytes) {
        return new PageFile(typeOf(path).orElseThrow(), bytes, pack(bytes), hash(bytes));
    }

    /** Returns the media type for a file name, if the page has such files. */
    static Optional<String> typeOf(String path) {
        return Optional.ofNullable(TYPES.get(path.substring(path.lastIndexOf('.') + 1)));
    }

    /** Returns a short hash of these parts, one after the other. */
    static String hash(byte[]... parts) {
        return Sha256.hexOf(parts).substring(0, TAG_DIGITS);
    }

    /** Returns the entity tag of one form; each form has its own (RFC 9110, 8.8.3.3). */
    String entityTag(boolean asPacked) {
        return "\"" + tag + (asPacked ? "-gzip" : "") + "\"";
    }

    private static byte[] pack(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory failed", e);
        }
        return packed.size() < bytes.length ? packed.toByteArray() : new byte[0];
    }
}
