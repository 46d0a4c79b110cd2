package dev.docent.format.rtf;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The charsets of code pages and of fonts. Stateless. */
final class CodePages {
    /** Code pages by the charset of a font. */
    private static final Map<Integer, Integer> FONTS = Map.ofEntries(
            Map.entry(77, 10000),
            Map.entry(128, 932),
            Map.entry(129, 949),
            Map.entry(134, 936),
            Map.entry(136, 950),
            Map.entry(161, 1253),
            Map.entry(162, 1254),
            Map.entry(163, 1258),
            Map.entry(177, 1255),
            Map.entry(178, 1256),
            Map.entry(186, 1257),
            Map.entry(204, 1251),
            Map.entry(222, 874),
            Map.entry(238, 1250));

    private static final Map<Integer, String> NAMES =
            Map.of(932, "windows-31j", 936, "GBK", 950, "Big5", 10000, "x-MacRoman", 65001, "UTF-8");

    private CodePages() {}

    /** Returns the charset of files that name none. */
    static Charset usual() {
        return Charset.forName("windows-1252");
    }

    /** Returns the charset of a font's number; empty if it is the usual one of the file. */
    static Optional<Charset> ofFont(int number) {
        return Optional.ofNullable(FONTS.get(number)).flatMap(CodePages::of);
    }

    /** Returns the charset of a code page; empty if this Java does not have it. */
    static Optional<Charset> of(int page) {
        return List.of(NAMES.getOrDefault(page, "windows-" + page), "IBM" + page, "x-windows-" + page).stream()
                .filter(CodePages::isSupported)
                .findFirst()
                .map(Charset::forName);
    }

    private static boolean isSupported(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
