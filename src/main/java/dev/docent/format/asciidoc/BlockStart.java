package dev.docent.format.asciidoc;

import dev.docent.corpus.BlockKind;
import dev.docent.format.NumberedText;

/** Collects what the lines above the next block say about it, until the block begins. One document, one thread. */
final class BlockStart {
    private final NumberedText out;
    private final RunningText running;
    private final DocumentWords words;
    private BlockAttributes about = new BlockAttributes();

    BlockStart(NumberedText out, RunningText running, DocumentWords words) {
        this.out = out;
        this.running = running;
        this.words = words;
    }

    /** Returns what is known so far. */
    BlockAttributes about() {
        return about;
    }

    /**
     * Reads a line if it says something about the next block.
     *
     * @param below whether the line is directly below running text
     * @return whether it does
     */
    boolean read(int line, String text, boolean below) {
        if (BlockAttributes.isLine(text)) {
            about.add(line, text);
            return true;
        }
        boolean titles = text.length() > 1 && text.charAt(0) == '.' && ". \t".indexOf(text.charAt(1)) < 0 && !below;
        if (titles) {
            String title = words.prose(text.substring(1));
            about.title(line, title);
            out.write(line, "**" + title + "**");
        }
        return titles;
    }

    /** Returns what is known of the block that begins now. Its ids stand for its title. */
    BlockAttributes take() {
        return take(about.title());
    }

    /**
     * Returns what is known of the block that begins now.
     *
     * @param title what its ids stand for, if they do not say so
     */
    BlockAttributes take(String title) {
        var taken = about;
        about = new BlockAttributes();
        String name = taken.reference().isEmpty() ? title : taken.reference();
        taken.ids().forEach(id -> words.references().add(id, name));
        return taken;
    }

    /** A title without a block is text. */
    void end(int last) {
        var taken = take();
        if (!taken.title().isEmpty()) {
            running.endAdmonition();
            out.block(BlockKind.PROSE, taken.firstLine(last), last);
        }
    }
}
