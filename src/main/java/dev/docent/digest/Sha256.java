package dev.docent.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests, as 32 bytes or as 64 digits of lower-case hexadecimal. Stateless. */
public final class Sha256 {
    private Sha256() {}

    /** Returns the digest of these parts, one after the other. */
    public static byte[] of(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Returns the digest of the text's UTF-8 bytes. */
    public static byte[] ofUtf8(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the hexadecimal digest of these parts, one after the other. */
    public static String hexOf(byte[]... parts) {
        return HexFormat.of().formatHex(of(parts));
    }

    /** Returns the hexadecimal digest of the text's UTF-8 bytes. */
    public static String hexOfUtf8(String text) {
        return HexFormat.of().formatHex(ofUtf8(text));
    }
}
