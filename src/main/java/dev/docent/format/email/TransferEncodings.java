package dev.docent.format.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Decodes the content of parts (RFC 2045). What is not valid stays, or is passed over. Stateless. */
final class TransferEncodings {
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private TransferEncodings() {}

    /** @param content one character for each byte */
    static byte[] decode(String content, String encoding) {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "base64" -> base64(content);
            case "quoted-printable" -> quotedPrintable(content);
            default -> content.getBytes(StandardCharsets.ISO_8859_1);
        };
    }

    static byte[] base64(String content) {
        var bytes = new ByteArrayOutputStream(content.length() * 3 / 4 + 3);
        int bits = 0;
        int count = 0;
        for (int at = 0; at < content.length() && content.charAt(at) != '='; at++) {
            int value = BASE64.indexOf(content.charAt(at));
            if (value >= 0) {
                bits = bits << 6 | value;
                count += 6;
            }
            if (count >= 8) {
                count -= 8;
                bytes.write(bits >> count);
            }
        }
        return bytes.toByteArray();
    }

    static byte[] quotedPrintable(String content) {
        var bytes = new ByteArrayOutputStream(content.length());
        for (int at = 0; at < content.length(); at++) {
            char c = content.charAt(at);
            int soft = c == '=' ? softBreak(content, at) : -1;
            if (soft >= 0) {
                at = soft;
                continue;
            }
            int code = c == '=' && at + 2 < content.length() ? HeaderValue.hex(content, at + 1) : -1;
            bytes.write(code < 0 ? c : code);
            at += code < 0 ? 0 : 2;
        }
        return bytes.toByteArray();
    }

    /** Returns the end of a line break that is none, at an equals sign; -1 if it is something else. */
    private static int softBreak(String content, int at) {
        int end = at + 1;
        while (end < content.length() && end - at < 100 && " \t\r".indexOf(content.charAt(end)) >= 0) {
            end++;
        }
        return end < content.length() && content.charAt(end) == '\n' ? end : -1;
    }
}
