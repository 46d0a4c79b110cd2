package dev.docent.format.office;

/** Takes the blocks of a text in their order. */
public interface Flow {
    /** Adds a heading, below which the next blocks are. */
    void heading(int depth, String words);

    void paragraph(String words);

    /**
     * Adds an item of a list.
     *
     * @param level how many items it is in, from 0
     * @param marker what is before its words: {@code -}, {@code 1.}, {@code (a)}
     */
    void item(int level, String marker, String words);

    /** Adds lines of code, which belong to the code directly before them. */
    void code(String lines);

    /** Adds a table with several columns. */
    void table(FlowTable table);
}
