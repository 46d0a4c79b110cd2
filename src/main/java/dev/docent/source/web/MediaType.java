package dev.docent.source.web;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the header {@code Content-Type} says. Immutable.
 *
 * @param name for example {@code text/html}, in lower case; empty if the server does not say
 * @param charset the encoding; null if the header does not name one that Java knows
 */
record MediaType(String name, @Nullable Charset charset) {
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\";\\s]+)");
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    static MediaType of(String header) {
        var charset = CHARSET.matcher(header);
        return new MediaType(
                header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT),
                charset.find() ? named(charset.group(1)) : null);
    }

    private static @Nullable Charset named(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    boolean isHtml() {
        return name.equals("text/html") || name.equals("application/xhtml+xml");
    }

    private boolean isText() {
        return name.startsWith("text/") || isHtml();
    }

    /**
     * Returns the bytes of a body so that they say themselves which encoding they have: what only the header says would
     * be lost. Another encoding than UTF-8 becomes UTF-8 with a byte order mark, which counts before everything else.
     */
    byte[] selfContained(byte[] body) {
        if (charset == null || charset.equals(StandardCharsets.UTF_8) || !isText()) {
            return body;
        }
        byte[] text = new String(body, charset).getBytes(StandardCharsets.UTF_8);
        var marked = new byte[MARK.length + text.length];
        System.arraycopy(MARK, 0, marked, 0, MARK.length);
        System.arraycopy(text, 0, marked, MARK.length, text.length);
        return marked;
    }
}
