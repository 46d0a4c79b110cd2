package dev.docent.format.encoding;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;
import org.mozilla.universalchardet.Constants;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * A guess at the encoding of a file. Immutable.
 *
 * <p>It uses two libraries, because each knows what the other does not: Mozilla's detector knows the encodings of
 * Chinese, Japanese and Korean, of Cyrillic, Greek, Hebrew and Thai, even in short texts; ICU's detector, in Tika's
 * version, distinguishes languages with Latin and Arabic letters.
 *
 * @param text the text, decoded with this guess
 * @param name the name of the encoding
 * @param sure whether there is little doubt
 */
record Guess(String text, String name, boolean sure) {
    private static final String WESTERN = "windows-1252";
    private static final String CENTRAL = "windows-1250";
    private static final String ARABIC = "windows-1256";
    private static final String CYRILLIC = "windows-1251";
    private static final byte ESCAPE = 0x1B;
    /** How many bytes of lines beyond ASCII Tika's detector gets. It does not look at more. */
    private static final int SAMPLE_BYTES = 8000;

    /** With fewer characters beyond ASCII, no guess is sure. */
    private static final int MIN_WIDE_CHARACTERS = 4;

    private static final int MIN_SINGLE_BYTES = 10;
    /** The same if only one of the two detectors says so. */
    private static final int MIN_SINGLE_BYTES_ALONE = 30;

    private static final int MIN_CONFIDENCE = 50;
    private static final int MIN_LEAD = 15;
    /** The lead in confidence that another encoding needs over the western one, which is by far the most frequent. */
    private static final int WESTERN_LEAD = 4;

    private static final int ARABIC_CONFIDENCE = 60;

    /** The results of Mozilla's detector that are trusted, each with an encoding that includes it. */
    private static final Map<String, String> WIDE = Map.of(
            Constants.CHARSET_GB18030, "GB18030",
            Constants.CHARSET_GBK, "GB18030",
            Constants.CHARSET_BIG5, "Big5-HKSCS",
            Constants.CHARSET_EUC_TW, "x-EUC-TW",
            Constants.CHARSET_SHIFT_JIS, "windows-31j",
            Constants.CHARSET_EUC_JP, "EUC-JP",
            Constants.CHARSET_EUC_KR, "x-windows-949");

    private static final Map<String, String> SINGLE = Map.of(
            Constants.CHARSET_WINDOWS_1251, CYRILLIC,
            // The encoding of old Macs differs in two letters and is no longer used.
            Constants.CHARSET_MACCYRILLIC, CYRILLIC,
            // Includes KOI8-R, except for a few box-drawing characters.
            Constants.CHARSET_KOI8_R, "KOI8-U",
            Constants.CHARSET_ISO_8859_5, "ISO-8859-5",
            Constants.CHARSET_IBM866, "IBM866",
            Constants.CHARSET_IBM855, "IBM855",
            Constants.CHARSET_ISO_8859_7, "windows-1253",
            Constants.CHARSET_WINDOWS_1253, "windows-1253",
            Constants.CHARSET_WINDOWS_1255, "windows-1255",
            Constants.CHARSET_TIS620, "x-windows-874");

    /** Mozilla's detector does not know Arabic letters and reports these encodings for them. */
    private static final Set<String> NOT_ARABIC = Set.of(Constants.CHARSET_MACCYRILLIC, Constants.CHARSET_TIS620);

    private static final Map<String, String> ESCAPED = Map.of(
            Constants.CHARSET_ISO_2022_JP, "ISO-2022-JP",
            Constants.CHARSET_ISO_2022_KR, "ISO-2022-KR",
            Constants.CHARSET_ISO_2022_CN, "ISO-2022-CN");

    private static final Map<String, String> LATIN = Map.of(
            "ISO-8859-1", WESTERN,
            "windows-1252", WESTERN,
            "ISO-8859-2", CENTRAL,
            "windows-1250", CENTRAL,
            "ISO-8859-9", "windows-1254",
            "windows-1254", "windows-1254",
            "windows-1251", CYRILLIC,
            "windows-1256", ARABIC);

    /** Returns the text of bytes that are ASCII if escape sequences make it Japanese, Korean or Chinese. */
    static Optional<String> escaped(byte[] bytes) {
        for (byte b : bytes) {
            if (b == ESCAPE) {
                return Optional.ofNullable(ESCAPED.get(mozilla(bytes)))
                        .filter(Charset::isSupported)
                        .map(name -> Reading.of(bytes, 0, Charset.forName(name)))
                        .filter(Reading::isWhole)
                        .map(Reading::text);
            }
        }
        return Optional.empty();
    }

    /** @param utf8 the same bytes as UTF-8, which they probably are not */
    static Guess of(byte[] bytes, Reading utf8) {
        String mozilla = mozilla(bytes);
        String wide = WIDE.get(mozilla);
        if (wide != null && Charset.isSupported(wide)) {
            var reading = Reading.of(bytes, 0, Charset.forName(wide));
            if (reading.isWhole() || reading.isMostlyRight()) {
                return new Guess(reading.text(), wide, reading.isWhole() && reading.wide() >= MIN_WIDE_CHARACTERS);
            }
        }
        if (utf8.wide() >= utf8.wrong()) {
            return new Guess(utf8.text(), "UTF-8", false);
        }
        var matches = tika(bytes);
        boolean arabic =
                matches.get(0).charset().equals(ARABIC) && matches.get(0).confidence() >= ARABIC_CONFIDENCE;
        String single = SINGLE.get(mozilla);
        if (single != null && !(arabic && NOT_ARABIC.contains(mozilla))) {
            var reading = Reading.of(bytes, 0, Charset.forName(single));
            int odd = Oddities.of(reading.text());
            var latin = latin(bytes, matches);
            if (odd > 0 && Oddities.of(latin.text()) < odd) {
                return latin;
            }
            boolean named = !mozilla.equals(Constants.CHARSET_MACCYRILLIC);
            boolean agreed = matches.get(0).charset().equals(single);
            boolean sure = odd == 0
                    && (agreed || named)
                    && reading.wide() >= (agreed ? MIN_SINGLE_BYTES : MIN_SINGLE_BYTES_ALONE);
            return new Guess(reading.text(), single, sure);
        }
        return latin(bytes, matches);
    }

    private static Guess latin(byte[] bytes, List<Match> matches) {
        var best = likeliest(matches);
        boolean standard = best.charset().equals(CENTRAL) && isStandard(bytes);
        String name = standard ? "ISO-8859-2" : best.charset();
        var reading = Reading.of(bytes, 0, Charset.forName(name));
        boolean sure = best.confidence() >= MIN_CONFIDENCE
                && best.confidence() - second(bytes, matches, best, reading.text()) >= MIN_LEAD
                && Oddities.of(reading.text()) == 0;
        return new Guess(reading.text(), name, sure);
    }

    private static Match likeliest(List<Match> matches) {
        var best = matches.get(0);
        return matches.stream()
                .filter(match ->
                        match.charset().equals(WESTERN) && match.confidence() + WESTERN_LEAD > best.confidence())
                .findFirst()
                .orElse(best);
    }

    /**
     * Returns whether a text is in ISO 8859-2. The Windows code page for Central Europe has letters where ISO 8859-2
     * has none. If the text does not use them, it has signs where ISO 8859-2 has letters. Where both have letters,
     * other letters decide: only Polish has ł, ż, ę or ń, and its ą in ISO 8859-2 is a sign in the code page.
     */
    private static boolean isStandard(byte[] bytes) {
        boolean polish = false;
        boolean differs = false;
        boolean signs = false;
        for (byte each : bytes) {
            int b = each & 0xFF;
            if (b >= 0x80 && b < 0xA0) {
                return false;
            }
            polish |= b == 0xB3 || b == 0xBF || b == 0xEA || b == 0xF1;
            signs |= b == 0xB1 || b == 0xB6 || b == 0xA6 || b == 0xA1;
            differs |= b == 0xB9 || b == 0xBE || b == 0xA9 || b == 0xAE || b == 0xBB || b == 0xB5 || b == 0xBC;
        }
        return signs || (differs && !polish);
    }

    /** Returns the confidence of the best match that would decode another text. */
    private static int second(byte[] bytes, List<Match> matches, Match best, String text) {
        for (var match : matches) {
            if (!match.charset().equals(best.charset())
                    && !Reading.of(bytes, 0, Charset.forName(match.charset()))
                            .text()
                            .equals(text)) {
                return match.confidence();
            }
        }
        return 0;
    }

    Decoded decoded() {
        return sure
                ? Decoded.sure(text)
                : Decoded.doubtful(
                        text,
                        "its encoding is unknown, so it was read as " + name
                                + ", which is a guess. Save it as UTF-8, or declare its encoding");
    }

    private static String mozilla(byte[] bytes) {
        var detector = new UniversalDetector();
        detector.handleData(bytes, 0, bytes.length);
        detector.dataEnd();
        String found = detector.getDetectedCharset();
        return found == null ? "" : found;
    }

    private record Match(String charset, int confidence) {}

    /** Returns the encodings of Latin and Arabic letters, the likeliest first, or the western one if none is likely. */
    private static List<Match> tika(byte[] bytes) {
        var detector = new CharsetDetector();
        detector.setText(linesBeyondAscii(bytes));
        var matches = Arrays.stream(detector.detectAll())
                .filter(match -> LATIN.containsKey(match.getName()))
                .map(Guess::match)
                .toList();
        return matches.isEmpty() ? List.of(new Match(WESTERN, 0)) : matches;
    }

    private static Match match(CharsetMatch match) {
        return new Match(LATIN.getOrDefault(match.getName(), WESTERN), match.getConfidence());
    }

    /** Plain ASCII, as in most lines of code, says nothing and dilutes the evidence of the other lines. */
    private static byte[] linesBeyondAscii(byte[] bytes) {
        var lines = new ByteArrayOutputStream();
        int start = 0;
        boolean beyond = false;
        for (int at = 0; at <= bytes.length && lines.size() < SAMPLE_BYTES; at++) {
            if (at < bytes.length && bytes[at] != '\n') {
                beyond |= bytes[at] < 0;
                continue;
            }
            if (beyond) {
                lines.write(bytes, start, at - start);
                lines.write('\n');
            }
            start = at + 1;
            beyond = false;
        }
        return lines.toByteArray();
    }
}
