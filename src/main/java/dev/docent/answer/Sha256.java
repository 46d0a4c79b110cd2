package dev.docent.answer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest by which a client proves that it has the whole text. */
final class Sha256 {
    private Sha256() {}

    /** Returns the SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal. */
    static String ofUtf8(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}
