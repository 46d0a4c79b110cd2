package dev.docent.quotes;

import dev.docent.corpus.BlockKind;
import dev.docent.retrieval.Passage;
import java.util.ArrayList;
import java.util.List;

/** Finds the pieces of a passage that can be quoted alone. */
final class Windows {
    private static final int MAX_SENTENCES = 3;

    private Windows() {}

    /** A sentence or a block. */
    private record Unit(PassagePart part, String text, Window.Place place) {
        boolean isSentence() {
            return part.kind() == BlockKind.PROSE;
        }
    }

    /** Returns every window of a passage: one to three sentences of a paragraph, with the block that follows the last. */
    static List<Window> of(int number, Passage passage) {
        var units = units(PassageParts.of(passage));
        var windows = new ArrayList<Window>();
        int section = 0;
        for (int first = 0; first < units.size(); first++) {
            section = units.get(first).place() == Window.Place.SECTION ? first : section;
            addFrom(number, section, units, first, windows);
        }
        return windows;
    }

    private static List<Unit> units(List<PassagePart> parts) {
        var units = new ArrayList<Unit>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            boolean leads = i == 0 || !parts.get(i - 1).heading().equals(part.heading());
            var place = leads ? Window.Place.SECTION : Window.Place.PARAGRAPH;
            if (part.kind() != BlockKind.PROSE) {
                units.add(new Unit(part, part.text(), place));
                continue;
            }
            for (var sentence : Sentences.of(part.text())) {
                units.add(new Unit(part, InlineText.quotable(sentence), place));
                place = Window.Place.SENTENCE;
            }
        }
        return units;
    }

    private static void addFrom(int number, int section, List<Unit> units, int first, List<Window> windows) {
        var begin = units.get(first);
        if (!begin.isSentence()) {
            boolean belongs = first > 0 && belongs(units, first);
            if (!belongs) {
                windows.add(
                        new Window(number, new Window.Units(section, first, first), begin.place(), "", begin.part()));
            }
            return;
        }
        var prose = new StringBuilder();
        for (int last = first; last < units.size() && last < first + MAX_SENTENCES; last++) {
            var next = units.get(last);
            if (!next.isSentence() || (last > first && next.place() != Window.Place.SENTENCE)) {
                return;
            }
            prose.append(last > first ? " " : "").append(next.text());
            if (last + 1 < units.size() && belongs(units, last + 1)) {
                var block = units.get(last + 1).part();
                windows.add(new Window(
                        number, new Window.Units(section, first, last + 1), begin.place(), prose.toString(), block));
            } else if (!next.text().endsWith(":")) {
                var none = PassagePart.prose("", next.part().heading());
                windows.add(new Window(
                        number, new Window.Units(section, first, last), begin.place(), prose.toString(), none));
            }
        }
    }

    /** Returns whether a block is only shown with the sentence in front of it. */
    private static boolean belongs(List<Unit> units, int block) {
        return !units.get(block).isSentence()
                && units.get(block).part().belongs()
                && units.get(block - 1).isSentence();
    }
}
