package dev.docent.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The headings above the current place while a text is read. One thread at a time. */
public final class HeadingPath {
    private record Level(int depth, String title) {}

    private final Deque<Level> levels = new ArrayDeque<>();

    /** Adds a heading, which ends those of its own depth and deeper ones. A heading without text only ends others. */
    public void enter(int depth, String title) {
        while (!levels.isEmpty() && levels.getLast().depth() >= depth) {
            levels.removeLast();
        }
        if (!title.isBlank()) {
            levels.addLast(new Level(depth, title.strip()));
        }
    }

    /** Returns the headings, the outermost first. */
    public List<String> titles() {
        var titles = new ArrayList<String>();
        levels.forEach(level -> titles.add(level.title()));
        return titles;
    }
}
