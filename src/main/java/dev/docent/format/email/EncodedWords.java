package dev.docent.format.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes text of headers (RFC 2047), and text that is only bytes beyond ASCII. For one text. */
final class EncodedWords {
    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]{1,40})\\?([BbQq])\\?([^?]{0,2000})\\?=");

    private final StringBuilder text = new StringBuilder();
    /** The bytes of neighbours of one charset, because characters may be cut between them. */
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private String charset = "";

    private EncodedWords() {}

    /** @param raw one character for each byte */
    static String decode(String raw) {
        return new EncodedWords().read(raw);
    }

    private String read(String raw) {
        var word = WORD.matcher(raw);
        int end = 0;
        while (word.find()) {
            var between = raw.substring(end, word.start());
            if (end == 0 || !between.isBlank()) {
                flush();
                text.append(plain(between));
            }
            add(word);
            end = word.end();
        }
        flush();
        return text.append(plain(raw.substring(end))).toString();
    }

    private void add(Matcher word) {
        var name = word.group(1).replaceAll("\\*.*", ""); // A language, RFC 2231.
        if (!name.equalsIgnoreCase(charset)) {
            flush();
            charset = name;
        }
        var content = word.group(3);
        bytes.writeBytes(
                word.group(2).equalsIgnoreCase("B")
                        ? TransferEncodings.base64(content)
                        : TransferEncodings.quotedPrintable(content.replace('_', ' ')));
    }

    private void flush() {
        text.append(bytes.size() == 0 ? "" : Charsets.decode(bytes.toByteArray(), charset));
        bytes.reset();
    }

    private static String plain(String raw) {
        boolean ascii = raw.chars().allMatch(c -> c < 0x80);
        return ascii ? raw : Charsets.decode(raw.getBytes(StandardCharsets.ISO_8859_1), "");
    }
}
