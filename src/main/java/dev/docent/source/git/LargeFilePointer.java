package dev.docent.source.git;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * A small text in place of a file that <a href="https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md">Git LFS</a>
 * keeps elsewhere: less than 1024 bytes that begin with the address of the specification. Stateless.
 */
final class LargeFilePointer {
    private static final int MAX_BYTES = 1023;
    private static final byte[] FIRST_LINE = "version https://git-lfs.github.com/spec/v1\n".getBytes(US_ASCII);

    private LargeFilePointer() {}

    /** Returns whether the size of a file allows it to be one. */
    static boolean mayBe(long size) {
        return size > FIRST_LINE.length && size <= MAX_BYTES;
    }

    static boolean is(byte[] content) {
        return content.length > FIRST_LINE.length
                && Arrays.equals(content, 0, FIRST_LINE.length, FIRST_LINE, 0, FIRST_LINE.length);
    }
}
