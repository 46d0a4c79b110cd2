package dev.docent.format.zip;

/**
 * A part of an archive, as the archive's directory describes it. Immutable.
 *
 * @param name its path in the archive, separated by {@code /}
 * @param packing how it is stored
 * @param crc the check sum (CRC-32) of its content
 * @param compressed its bytes in the archive
 * @param offset where its header begins in the file
 */
record ZipPart(String name, Packing packing, long crc, long compressed, long offset) {
    /** How the bytes of a part are stored. */
    enum Packing {
        STORED,
        DEFLATED,
        ENCRYPTED,
        /** Compressed by a method that office programs do not use. */
        OTHER;

        static Packing of(int flags, int method) {
            if ((flags & 1) != 0) {
                return ENCRYPTED;
            }
            return method == 0 ? STORED : method == 8 ? DEFLATED : OTHER;
        }
    }
}
