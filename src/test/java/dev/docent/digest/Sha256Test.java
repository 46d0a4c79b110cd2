package dev.docent.digest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The example of FIPS 180-4 and the digest of the empty text. */
final class Sha256Test {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void theDigestOfATextIsThatOfItsUtf8Bytes() {
        assertEquals(ABC, Sha256.hexOfUtf8("abc"));
        assertEquals(NOTHING, Sha256.hexOfUtf8(""));
        assertEquals(Sha256.hexOf("ü€".getBytes(UTF_8)), Sha256.hexOfUtf8("ü€"));
    }

    @Test
    void partsCountAsOneContent() {
        assertEquals(ABC, Sha256.hexOf("a".getBytes(UTF_8), new byte[0], "bc".getBytes(UTF_8)));
        assertEquals(NOTHING, Sha256.hexOf());
    }

    @Test
    void bytesAndDigitsSayTheSame() {
        assertArrayEquals(HexFormat.of().parseHex(ABC), Sha256.of("abc".getBytes(UTF_8)));
        assertArrayEquals(HexFormat.of().parseHex(ABC), Sha256.ofUtf8("abc"));
    }
}
