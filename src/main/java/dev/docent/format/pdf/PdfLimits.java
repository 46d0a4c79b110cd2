package dev.docent.format.pdf;

/**
 * How much one file may cost. A file over a limit is a failed document. Immutable.
 *
 * @param pages the most pages
 * @param streamBytes the most bytes of one stream after it is decompressed. Pictures do not count: nothing decompresses them
 * @param totalBytes the most bytes of all streams together
 * @param operators the most operators of the descriptions of pages, those of repeated forms each time
 * @param glyphs the most characters that are drawn
 * @param pageGlyphs the most characters of one page
 */
record PdfLimits(int pages, long streamBytes, long totalBytes, long operators, long glyphs, int pageGlyphs) {
    /** 10,000 pages, 64 MiB in a stream, 512 MiB in all, 20 million operators, 8 million characters, 200,000 on a page. */
    static final PdfLimits DEFAULT = new PdfLimits(10_000, 64L << 20, 512L << 20, 20_000_000, 8_000_000, 200_000);
}
