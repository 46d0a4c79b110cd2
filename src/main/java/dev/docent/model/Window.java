package dev.docent.model;

import dev.docent.corpus.BlockKind;
import dev.docent.retrieval.Passage;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a passage that can be quoted by itself.
 *
 * @param passage the passage's number, from 1
 * @param first the first of the passage's units (sentences and blocks) that it holds
 * @param last the last of them
 * @param prose its sentences, ready to be shown; may be empty
 * @param block the code, list or table that follows, ready to be shown; may be empty
 * @param kind what the block is
 */
record Window(int passage, int first, int last, String prose, String block, BlockKind kind) {
    private static final int MAX_SENTENCES = 3;

    /** A sentence or a block. */
    private record Unit(BlockKind kind, String text, boolean beginsParagraph) {}

    /** Returns every window of a passage: one to three sentences of a paragraph, with the block that follows the last. */
    static List<Window> of(int number, Passage passage) {
        var units = new ArrayList<Unit>();
        for (var part : PassageParts.of(passage)) {
            if (part.kind() != BlockKind.PROSE) {
                units.add(new Unit(part.kind(), part.text(), true));
                continue;
            }
            boolean begins = true;
            for (var sentence : Sentences.of(part.text())) {
                units.add(new Unit(BlockKind.PROSE, InlineText.quotable(sentence), begins));
                begins = false;
            }
        }
        var windows = new ArrayList<Window>();
        for (int first = 0; first < units.size(); first++) {
            addFrom(number, units, first, windows);
        }
        return windows;
    }

    private static void addFrom(int number, List<Unit> units, int first, List<Window> windows) {
        var unit = units.get(first);
        if (unit.kind() != BlockKind.PROSE) {
            boolean follows = first > 0 && units.get(first - 1).kind() == BlockKind.PROSE;
            if (!follows) {
                windows.add(new Window(number, first, first, "", unit.text(), unit.kind()));
            }
            return;
        }
        var prose = new StringBuilder();
        for (int last = first; last < units.size() && last < first + MAX_SENTENCES; last++) {
            var next = units.get(last);
            if (next.kind() != BlockKind.PROSE || (last > first && next.beginsParagraph())) {
                return;
            }
            prose.append(last > first ? " " : "").append(next.text());
            boolean blockFollows =
                    last + 1 < units.size() && units.get(last + 1).kind() != BlockKind.PROSE;
            var block = blockFollows ? units.get(last + 1) : new Unit(BlockKind.PROSE, "", false);
            windows.add(new Window(
                    number, first, blockFollows ? last + 1 : last, prose.toString(), block.text(), block.kind()));
        }
    }

    String text() {
        return prose + "\n" + block;
    }

    /** Returns the words of running text, those of lists included; code and tables are looked at, not read. */
    int words() {
        var text = kind == BlockKind.LIST ? text() : prose;
        return text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
    }

    boolean overlaps(Window other) {
        return passage == other.passage && first <= other.last && other.first <= last;
    }

    /** Returns whether both say much the same: most of the words of the smaller one stand in the other. */
    boolean repeats(Window other) {
        var mine = WordScorer.words(text());
        var others = WordScorer.words(other.text());
        int smaller = Math.max(1, Math.min(mine.size(), others.size()));
        mine.retainAll(others);
        return mine.size() >= 0.8 * smaller;
    }

    /** Returns the quote with its citation. */
    String markdown() {
        var citation = "[" + passage + "]";
        if (!prose.isEmpty()) {
            return prose + " " + citation + (block.isEmpty() ? "" : "\n\n" + block);
        }
        return block + (kind == BlockKind.LIST ? " " : "\n\n") + citation;
    }
}
