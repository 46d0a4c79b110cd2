package dev.docent.format.pdf;

import java.util.IdentityHashMap;
import org.apache.pdfbox.cos.COSStream;

/** What a file has cost so far. Each method throws {@link OverLimitException} over its limit. One thread at a time. */
final class Costs {
    /** Each form is parsed again whenever it is drawn, with its fonts. */
    private static final int FORM = 200;

    private final PdfLimits limits;
    private final IdentityHashMap<COSStream, Long> sizes = new IdentityHashMap<>();
    private long bytes;
    private long operators;
    private long glyphs;

    Costs(PdfLimits limits) {
        this.limits = limits;
    }

    /** Returns how many bytes the next stream may have. */
    long bytesLeft() {
        return Math.min(limits.streamBytes(), limits.totalBytes() - bytes);
    }

    void bytes(long more) {
        bytes += more;
        if (more > limits.streamBytes() || bytes > limits.totalBytes()) {
            throw new OverLimitException("it is much larger when it is decompressed");
        }
    }

    /** @param size the bytes of a stream after it is decompressed, which are counted already */
    void size(COSStream stream, long size) {
        sizes.put(stream, size);
    }

    /** Counts that a stream is decompressed once more. */
    void again(COSStream stream) {
        bytes(sizes.getOrDefault(stream, 0L));
    }

    void form(COSStream form) {
        again(form);
        steps(FORM);
    }

    void operator() {
        steps(1);
    }

    private void steps(int more) {
        operators += more;
        if (operators > limits.operators()) {
            throw new OverLimitException("drawing its pages takes too many steps");
        }
    }

    /** @param onPage how many the page has by now */
    void glyph(int onPage) {
        if (++glyphs > limits.glyphs() || onPage > limits.pageGlyphs()) {
            throw new OverLimitException("it has too much text");
        }
    }

    void page(int number) {
        if (number > limits.pages()) {
            throw new OverLimitException("it has more than " + limits.pages() + " pages");
        }
    }
}
