package dev.docent.format.html;

import dev.docent.format.BinaryFileException;
import dev.docent.format.FileContent;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** The text of a page. Stateless. */
final class PageText {
    /** How many bytes are looked at to see that it is a page: 1 KiB. */
    private static final int BEGIN = 1024;

    private static final Pattern PAGE =
            Pattern.compile("^(?:\u00EF\u00BB\u00BF)?\\s*<(?:!doctype\\s+html|html|\\?xml|!--)");

    private PageText() {}

    /**
     * Returns the text. Zero bytes in a page are errors that browsers pass over (HTML, section 13.2.2), as they stand in
     * examples about characters. Everywhere else they say that a file is binary.
     */
    static String of(FileContent file) throws BinaryFileException {
        try {
            return file.text();
        } catch (BinaryFileException e) {
            var begin = new String(file.bytes(), 0, Math.min(BEGIN, file.bytes().length), StandardCharsets.ISO_8859_1);
            if (!PAGE.matcher(begin.toLowerCase(Locale.ROOT)).find()) {
                throw e;
            }
            return new FileContent(file.path(), withoutZeros(file.bytes())).text();
        }
    }

    private static byte[] withoutZeros(byte[] bytes) {
        var text = bytes.clone();
        for (int i = 0; i < text.length; i++) {
            text[i] = text[i] == 0 ? (byte) ' ' : text[i];
        }
        return text;
    }
}
