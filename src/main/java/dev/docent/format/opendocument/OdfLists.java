package dev.docent.format.opendocument;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The lists that are open, and how far each has counted. One thread. */
final class OdfLists {
    private static final class OpenList {
        private final OdfListStyle style;
        private final int[] counts;

        private OpenList(OdfListStyle style, int[] counts) {
            this.style = style;
            this.counts = counts;
        }
    }

    private static final OdfListStyle BULLETS = new OdfListStyle();

    private final Deque<OpenList> open = new ArrayDeque<>();
    /** The outermost list that ended last, which the next one may continue. */
    private @Nullable OpenList before;

    /** Whether the next paragraph is the first of its item. */
    private boolean itemBegins;

    /** @param style of the list; null if it has that of the list that it is in */
    void begin(@Nullable OdfListStyle style, boolean continues) {
        var outer = open.peekLast();
        if (outer != null) {
            open.addLast(style == null ? outer : new OpenList(style, outer.counts));
        } else if (continues && before != null) {
            open.addLast(before);
        } else {
            var own = style == null ? BULLETS : style;
            open.addLast(new OpenList(own, own.starts()));
        }
    }

    void end() {
        var ended = open.pollLast();
        if (open.isEmpty()) {
            before = ended;
        }
        itemBegins = false;
    }

    void beginItem() {
        itemBegins = true;
    }

    /** Returns what is before a paragraph that begins here; empty if it begins no item. */
    String label() {
        var list = open.peekLast();
        if (list == null || !itemBegins) {
            return "";
        }
        itemBegins = false;
        return list.style.next(list.counts, level());
    }

    /** Returns how many lists the innermost list is in, at most nine. */
    int level() {
        return OdfListStyle.bounded(open.size() - 1);
    }
}
