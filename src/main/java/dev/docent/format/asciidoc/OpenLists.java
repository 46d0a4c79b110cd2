package dev.docent.format.asciidoc;

import dev.docent.format.asciidoc.ItemMarker.ListKind;
import java.util.ArrayDeque;
import java.util.Deque;

/** The lists that are open at a place, the innermost last. One thread at a time. */
final class OpenLists {
    /** Lists nested deeper are drawn at this depth. Deeper nesting is an attack, not a document. */
    private static final int MAX_DEPTH = 8;

    private record Level(ItemMarker marker, int margin, int number) {
        String mark() {
            return marker.kind() == ListKind.BULLETS || marker.kind() == ListKind.TERMS ? "- " : number + ". ";
        }

        int contentMargin() {
            return margin + mark().length();
        }

        boolean holds(ItemMarker other) {
            return marker.key().equals(other.key()) && marker.kind() == other.kind();
        }
    }

    private final int base;
    private final Deque<Level> levels = new ArrayDeque<>();

    /** @param base the margin of the block that contains these lists */
    OpenLists(int base) {
        this.base = base;
    }

    boolean isEmpty() {
        return levels.isEmpty();
    }

    int base() {
        return base;
    }

    /** Returns the margin of text that belongs to the last item. */
    int contentMargin() {
        return levels.isEmpty() ? base : levels.getLast().contentMargin();
    }

    /** Adds an item, which ends the lists inside the list that it belongs to; returns what its line begins with. */
    String enter(ItemMarker marker) {
        boolean known = levels.stream().anyMatch(level -> level.holds(marker));
        int number = 1;
        while (!levels.isEmpty() && (known ? !levels.getLast().holds(marker) : levels.size() >= MAX_DEPTH)) {
            levels.removeLast();
        }
        if (known) {
            number = levels.removeLast().number() + 1;
        }
        int shown = marker.number() > 0 ? marker.number() : number;
        levels.addLast(new Level(marker, contentMargin(), shown));
        return " ".repeat(levels.getLast().margin()) + levels.getLast().mark();
    }

    /** Returns whether the last item is in the outermost list, and describes a term. */
    boolean isOutermostTerm() {
        return levels.size() == 1 && levels.getLast().marker().kind() == ListKind.TERMS;
    }

    /** Goes back to the item that contains the last list. */
    void leave() {
        if (levels.size() > 1) {
            levels.removeLast();
        }
    }

    void clear() {
        levels.clear();
    }
}
