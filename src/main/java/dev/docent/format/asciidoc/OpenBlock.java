package dev.docent.format.asciidoc;

/** A block whose lines mean nothing by themselves, while they are read in order. One block, one thread. */
interface OpenBlock {
    /** Returns whether a line, without white space at its end, ends the block. */
    boolean endsWith(String line);

    void add(int number, String line);

    /**
     * Ends the block.
     *
     * @param last the line that ends it, which belongs to it; or the last line of its content if nothing ends it
     * @param closed whether something ends it
     */
    void end(int last, boolean closed);
}
