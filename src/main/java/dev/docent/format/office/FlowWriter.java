package dev.docent.format.office;

import dev.docent.format.Rendition;

/** Writes the blocks of a text into a {@link Rendition}. Call {@link #end} after the last one. One thread at a time. */
public final class FlowWriter implements Flow {
    private static final int MAX_DEPTH = 6;
    private static final int MAX_LEVEL = 6;

    private final Rendition rendition;
    private final StringBuilder code = new StringBuilder();
    private boolean inList;

    public FlowWriter(Rendition rendition) {
        this.rendition = rendition;
    }

    @Override
    public void heading(int depth, String words) {
        end();
        rendition.heading(Math.max(1, Math.min(depth, MAX_DEPTH)), words);
    }

    @Override
    public void paragraph(String words) {
        end();
        rendition.prose(words, "");
    }

    @Override
    public void item(int level, String marker, String words) {
        endCode();
        rendition.item(words, "  ".repeat(Math.min(level, MAX_LEVEL)) + marker + " ", inList);
        inList = true;
    }

    @Override
    public void code(String lines) {
        inList = false;
        code.append(lines).append('\n');
    }

    @Override
    public void table(FlowTable table) {
        end();
        rendition.table(table.markdown());
    }

    /** Writes what is not written yet, and ends a list, so that the next item begins another one. */
    public void end() {
        endCode();
        inList = false;
    }

    private void endCode() {
        if (!code.isEmpty()) {
            rendition.code(code.toString(), "");
            code.setLength(0);
        }
    }
}
