package dev.docent.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Decodes UTF-8 as the WHATWG Encoding standard does: each maximal subpart of a malformed sequence becomes one U+FFFD.
 * The JDK does the same with one exception: for the three bytes of an encoded surrogate, it writes one U+FFFD instead
 * of three.
 */
final class Utf8 {
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    static String decode(byte[] bytes, int offset, int length) {
        var text = new String(bytes, offset, length, UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : decodeMalformed(bytes, offset, offset + length);
    }

    private static String decodeMalformed(byte[] bytes, int from, int end) {
        var text = new StringBuilder(end - from);
        int at = from;
        while (at < end) {
            int first = bytes[at] & 0xFF;
            int needed = continuationBytes(first);
            at++;
            if (needed < 0) {
                text.append(REPLACEMENT);
                continue;
            }
            int codePoint = needed == 0 ? first : first & (0x3F >> needed);
            int seen = 0;
            while (seen < needed && at < end && continues(first, seen, bytes[at] & 0xFF)) {
                codePoint = (codePoint << 6) | (bytes[at] & 0x3F);
                seen++;
                at++;
            }
            if (seen == needed) {
                text.appendCodePoint(codePoint);
            } else {
                text.append(REPLACEMENT);
            }
        }
        return text.toString();
    }

    /** Returns how many bytes must follow the first one; -1 if no character starts with it. */
    private static int continuationBytes(int first) {
        if (first < 0x80) {
            return 0;
        }
        if (first < 0xC2 || first > 0xF4) {
            return -1;
        }
        return first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    }

    // spec: E0 must be followed by A0..BF, ED by 80..9F, F0 by 90..BF, F4 by 80..8F: no overlong forms, no surrogates.
    private static boolean continues(int first, int seen, int next) {
        if (seen > 0) {
            return next >= 0x80 && next <= 0xBF;
        }
        int lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        return next >= lowest && next <= highest;
    }
}
