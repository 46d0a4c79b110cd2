package dev.docent.format.sheets;

import dev.docent.format.office.FlowLimits;
import dev.docent.format.zip.UnreadableException;

/**
 * How many rows and cells a workbook has so far. Each method throws {@link UnreadableException} over its limit. One thread at a
 * time.
 */
public final class SheetLimits {
    /** The most rows with text of all sheets: 50,000, as in CSV. More is data for programs, and would displace other documents. */
    private static final int MAX_ROWS = 50_000;

    private final FlowLimits limits = new FlowLimits();
    private int rows;

    void row() {
        if (++rows > MAX_ROWS) {
            throw UnreadableException.tooMuch("it has more than " + MAX_ROWS + " rows");
        }
    }

    /** Returns what counts texts that are in no cell. */
    public FlowLimits texts() {
        return limits;
    }

    void cell(String text) {
        limits.pieces(1);
        limits.text(text.length());
    }

    /** Counts cells that are drawn although they are empty. */
    void drawn(long cells) {
        limits.text((int) Math.min(Integer.MAX_VALUE, 3 * cells));
    }
}
