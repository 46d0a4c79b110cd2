package dev.docent.format.office;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps the blocks of a cell or a box, until it is known where they belong. One thread at a time. */
public final class FlowCell implements Flow {
    /** Most cells are empty or have one block, so that these lists come late. */
    private List<Consumer<Flow>> blocks = List.of();

    private List<String> words = List.of();
    private boolean flat = true;

    @Override
    public void heading(int depth, String title) {
        flat = false;
        add(title, flow -> flow.heading(depth, title));
    }

    @Override
    public void paragraph(String text) {
        add(text, flow -> flow.paragraph(text));
    }

    @Override
    public void item(int level, String marker, String text) {
        add(marker.equals("-") ? text : marker + " " + text, flow -> flow.item(level, marker, text));
    }

    @Override
    public void code(String lines) {
        flat &= lines.indexOf('\n') < 0 && blocks.isEmpty();
        add(lines, flow -> flow.code(lines));
    }

    @Override
    public void table(FlowTable table) {
        flat = false;
        add("", table::writeTo);
    }

    private void add(String text, Consumer<Flow> block) {
        if (blocks.isEmpty()) {
            words = new ArrayList<>(1);
            blocks = new ArrayList<>(1);
        }
        words.add(text);
        blocks.add(block);
    }

    /** Returns whether it has no blocks. */
    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** Returns whether its blocks can stand in a row of a table: they are short text. */
    boolean isFlat(int maxChars) {
        return flat && words.stream().mapToInt(String::length).sum() <= maxChars;
    }

    /** Returns its words in one line. */
    public String inOneLine() {
        return OneLine.of(String.join(" ", words));
    }

    /** Writes its blocks. */
    public void writeTo(Flow flow) {
        blocks.forEach(block -> block.accept(flow));
    }
}
