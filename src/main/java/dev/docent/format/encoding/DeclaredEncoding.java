package dev.docent.format.encoding;

import dev.docent.corpus.Language;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a file says about its own encoding: an XML declaration, a {@code meta} of HTML, {@code @charset} of CSS, or the {@code coding:}
 * of editors and of Python (PEP 263) in one of the first two lines.
 *
 * @param label as the file writes it
 * @param charset the encoding to read it in: names of old standards mean the Windows code page that includes them, as
 *     in browsers (<a href="https://encoding.spec.whatwg.org/#names-and-labels">Encoding Standard, 4.2</a>)
 */
record DeclaredEncoding(String label, Charset charset) {
    private static final int HEAD_BYTES = 4096;
    private static final Set<Language> CSS = EnumSet.of(Language.CSS, Language.SCSS, Language.LESS);
    private static final String NAME = "([A-Za-z0-9][A-Za-z0-9._:+-]{0,39})";
    private static final Pattern XML = Pattern.compile("^\\s*<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']" + NAME);
    private static final Pattern META =
            Pattern.compile("<meta\\s[^>]{0,300}?charset\\s*=\\s*[\"']?\\s*" + NAME, Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern AT_CHARSET = Pattern.compile("^@charset \"" + NAME + "\"");
    private static final Pattern CODING = Pattern.compile(
            "^(?:[^\\n]{0,200}\\n)?[^\\n]{0,200}?(?:#|-\\*-|;|//|%|vim?:)[^\\n]{0,200}?coding[:=]\\s*" + NAME);

    private static final Map<String, String> WINDOWS = Map.ofEntries(
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("x-iso-8859-11", "x-windows-874"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("koi8-r", "KOI8-R"),
            // A declaration that can be read byte by byte is in none of these encodings, whatever it says.
            Map.entry("utf-16", "UTF-8"),
            Map.entry("utf-16le", "UTF-8"),
            Map.entry("utf-16be", "UTF-8"),
            Map.entry("utf-32", "UTF-8"));

    static Optional<DeclaredEncoding> of(String path, byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
        var language = Language.of(path);
        return named(XML, head)
                .or(() -> language.filter(Language.HTML::equals).isPresent()
                        ? named(META, COMMENT.matcher(head).replaceAll(""))
                        : Optional.empty())
                .or(() -> language.filter(CSS::contains).isPresent() ? named(AT_CHARSET, head) : Optional.empty())
                .or(() -> named(CODING, head));
    }

    private static Optional<DeclaredEncoding> named(Pattern pattern, String head) {
        var matcher = pattern.matcher(head);
        return matcher.find()
                ? charset(matcher.group(1)).map(found -> new DeclaredEncoding(matcher.group(1), found))
                : Optional.empty();
    }

    /** Returns the encoding of this name; empty if Java does not know it, as if there were no declaration. */
    private static Optional<Charset> charset(String label) {
        try {
            // Vim and Emacs say "utf-8-unix".
            String name = label.toLowerCase(Locale.ROOT).replaceFirst("-(unix|dos|mac)$", "");
            var charset = Charset.forName(name);
            String known = WINDOWS.getOrDefault(charset.name().toLowerCase(Locale.ROOT), charset.name());
            return Optional.of(Charset.forName(known));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
