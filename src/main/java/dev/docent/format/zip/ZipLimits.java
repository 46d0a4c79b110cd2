package dev.docent.format.zip;

/**
 * How much one archive may cost. Only parts that are read count. Immutable.
 *
 * @param parts the most parts, read or not
 * @param partBytes the most bytes of one part after it is decompressed
 * @param totalBytes the most bytes of all parts that are read together, a part that is read twice counting twice
 * @param ratio how many times its compressed bytes a part of more than 4 MiB may have
 */
public record ZipLimits(int parts, long partBytes, long totalBytes, int ratio) {
    /** 20,000 parts, 128 MiB in a part, 256 MiB in all, and 300 times what is compressed. Office programs reach 100 times. */
    public static final ZipLimits DEFAULT = new ZipLimits(20_000, 128L << 20, 256L << 20, 300);
}
