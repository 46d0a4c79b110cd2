package dev.docent.source.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The percent-encoding of addresses (RFC 3986, section 2). */
final class PercentText {
    private static final String UNRESERVED = "-._~";
    /** What may stand in a path or a query without being encoded, beside letters, digits and the unreserved signs. */
    private static final String PLAIN = "!$&'()*+,;=:@/?";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentText() {}

    /**
     * Returns the one form that a path or a query has among those that mean the same (RFC 3986, section 6.2.2): what
     * needs no encoding is decoded, everything else that is not allowed is encoded, and hexadecimal digits are upper
     * case.
     */
    static String normal(String text) {
        var normal = new StringBuilder(text.length());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int value = bytes[i] == '%' ? encoded(bytes, i) : -1;
            if (value >= 0) {
                i += 2;
                append(normal, value, isUnreserved(value));
            } else {
                int plain = bytes[i] & 0xFF;
                append(normal, plain, isUnreserved(plain) || (plain < 0x80 && PLAIN.indexOf(plain) >= 0));
            }
        }
        return normal.toString();
    }

    private static void append(StringBuilder text, int value, boolean asItIs) {
        if (asItIs) {
            text.append((char) value);
        } else {
            text.append('%').append(HEX.toHexDigits((byte) value));
        }
    }

    /** Returns the byte that is encoded at an index; -1 if none is. */
    private static int encoded(byte[] text, int at) {
        boolean complete =
                at + 2 < text.length && HexFormat.isHexDigit(text[at + 1]) && HexFormat.isHexDigit(text[at + 2]);
        return complete ? HexFormat.fromHexDigit(text[at + 1]) * 16 + HexFormat.fromHexDigit(text[at + 2]) : -1;
    }

    private static boolean isUnreserved(int value) {
        return value < 0x80 && (Character.isLetterOrDigit(value) || UNRESERVED.indexOf(value) >= 0);
    }

    /**
     * Returns a segment of a path for people. It stays encoded if it is not UTF-8, or contains a slash or a control
     * character.
     */
    static String readable(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        try {
            var text =
                    StandardCharsets.UTF_8.newDecoder().decode(bytes(segment)).toString();
            boolean safe = text.chars().noneMatch(c -> c < ' ' || c == 0x7F || c == '/' || c == '\\');
            return safe && !text.equals(".") && !text.equals("..") ? text : segment;
        } catch (CharacterCodingException e) {
            return segment;
        }
    }

    private static ByteBuffer bytes(String segment) {
        byte[] text = segment.getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(text.length);
        for (int i = 0; i < text.length; i++) {
            int value = text[i] == '%' ? encoded(text, i) : -1;
            bytes.put(value < 0 ? text[i] : (byte) value);
            i += value < 0 ? 0 : 2;
        }
        return bytes.flip();
    }
}
