package dev.docent.format.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Bytes decoded in one encoding, with {@code U+FFFD} at each place that is invalid in it. Immutable.
 *
 * @param wide how many characters beyond ASCII there are
 * @param wrong how many places are invalid in the encoding
 * @param firstWrongLine the line of the first invalid place, from 1; 0 if there is none
 */
record Reading(String text, int wide, int wrong, int firstWrongLine) {
    /** One invalid place per this many characters beyond ASCII is damage; more mean another encoding. */
    private static final int RIGHT_FOR_EACH_WRONG = 2;

    static Reading of(byte[] bytes, int start, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        var out = CharBuffer.allocate(in.remaining() + 1 + (int) (in.remaining() * (double) decoder.maxCharsPerByte()));
        int wrong = 0;
        int firstWrong = -1;
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (!result.isError()) {
                break;
            }
            firstWrong = wrong == 0 ? out.position() : firstWrong;
            wrong++;
            in.position(Math.min(in.limit(), in.position() + result.length()));
            out.put('\uFFFD');
        }
        decoder.flush(out);
        String text = out.flip().toString();
        return new Reading(text, wide(text) - wrong, wrong, firstWrong < 0 ? 0 : line(text, firstWrong));
    }

    /** Returns whether every byte is valid in the encoding. */
    boolean isWhole() {
        return wrong == 0;
    }

    /** Returns whether it probably is this encoding with a few damaged bytes. */
    boolean isMostlyRight() {
        return wrong > 0 && wide >= RIGHT_FOR_EACH_WRONG * wrong;
    }

    private static int wide(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            count += c >= 0x80 && !Character.isLowSurrogate(c) ? 1 : 0;
        }
        return count;
    }

    /** Counts line ends of all kinds, as the lines of a document do. */
    private static int line(String text, int end) {
        int line = 1;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            line += c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1)) ? 1 : 0;
        }
        return line;
    }
}
