package dev.docent.format.encoding;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The encodings by the names that files use. Names of old standards mean the Windows code page that includes them, as in browsers
 * (<a href="https://encoding.spec.whatwg.org/#names-and-labels">Encoding Standard, 4.2</a>).
 */
final class CharsetNames {
    /** Names of Python (PEP 263), Emacs and Vim that Java does not know, or takes for others; with hyphens. */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("iso-latin-1", "ISO-8859-1"),
            Map.entry("iso-latin-2", "ISO-8859-2"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("japanese-shift-jis", "windows-31j"),
            Map.entry("japanese-cp932", "windows-31j"),
            Map.entry("japanese-iso-8bit", "EUC-JP"),
            Map.entry("ujis", "EUC-JP"),
            Map.entry("chinese-iso-8bit", "GB18030"),
            Map.entry("chinese-gbk", "GB18030"),
            Map.entry("chinese-big5", "Big5"),
            Map.entry("korean-iso-8bit", "EUC-KR"),
            Map.entry("cyrillic-koi8", "KOI8-R"),
            Map.entry("mac-roman", "x-MacRoman"),
            Map.entry("utf-8-emacs", "UTF-8"),
            Map.entry("utf-8-sig", "UTF-8"),
            Map.entry("utf-8-with-signature", "UTF-8"),
            Map.entry("mule-utf-8", "UTF-8"),
            Map.entry("prefer-utf-8", "UTF-8"),
            Map.entry("cp65001", "UTF-8"));

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

    private CharsetNames() {}

    /** Returns the encoding of this name; empty if there is none. */
    static Optional<Charset> find(String label) {
        // Vim and Emacs say "utf-8-unix", Python also "utf_8".
        String name = label.toLowerCase(Locale.ROOT).replaceFirst("-(unix|dos|mac)$", "");
        String hyphens = name.replace('_', '-').replaceFirst("^latin-(?=\\d)", "latin");
        return java(OTHERS.getOrDefault(hyphens, name))
                .or(() -> java(hyphens))
                .map(charset -> WINDOWS.getOrDefault(charset.name().toLowerCase(Locale.ROOT), charset.name()))
                .map(Charset::forName);
    }

    private static Optional<Charset> java(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
