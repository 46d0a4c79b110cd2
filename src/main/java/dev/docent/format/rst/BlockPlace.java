package dev.docent.format.rst;

import java.util.ArrayList;
import java.util.List;

/**
 * Where blocks are while they are read. Immutable.
 *
 * @param margin the column at which the lines of the blocks begin
 * @param indent the spaces before the rendered lines
 * @param signatures what the blocks describe, the outermost first: headings below those of the sections
 * @param list the number of the outermost list around the blocks; 0 outside lists
 * @param depth how deep the blocks are nested
 * @param contents what is between the blocks
 */
record BlockPlace(int margin, String indent, List<String> signatures, int list, int depth, Contents contents) {
    /** What else than ordinary blocks may be at a place. */
    enum Contents {
        /** Titles of sections. */
        SECTIONS,
        /** Terms: each line at the margin is one. */
        TERMS,
        /** Nothing else. */
        BLOCKS
    }

    /** Text that is nested deeper is read as paragraphs. Deep nesting is an attack, not a document. */
    private static final int MAX_DEPTH = 24;

    static final BlockPlace TOP = new BlockPlace(0, "", List.of(), 0, 0, Contents.SECTIONS);

    boolean hasSections() {
        return contents == Contents.SECTIONS;
    }

    boolean hasTerms() {
        return contents == Contents.TERMS;
    }

    boolean isTooDeep() {
        return depth >= MAX_DEPTH;
    }

    /** Returns the place of blocks at another margin that are rendered at the same indent. */
    BlockPlace at(int column) {
        return new BlockPlace(column, indent, signatures, list, depth + 1, Contents.BLOCKS);
    }

    /** Returns the place of a part that may have what this place may have. */
    BlockPlace open(int column) {
        return new BlockPlace(column, indent, signatures, list, depth + 1, contents);
    }

    BlockPlace asGlossary(int column) {
        return new BlockPlace(column, indent, signatures, list, depth + 1, Contents.TERMS);
    }

    /** Returns the place of an item of a list. */
    BlockPlace item(int column, int width, int number) {
        return new BlockPlace(column, indent + " ".repeat(width), signatures, number, depth + 1, Contents.BLOCKS);
    }

    /** Returns the place of the description of a function, an option and the like. */
    BlockPlace below(String signature, int column) {
        var deeper = new ArrayList<>(signatures);
        deeper.add(signature);
        return new BlockPlace(column, indent, List.copyOf(deeper), list, depth + 1, Contents.BLOCKS);
    }
}
