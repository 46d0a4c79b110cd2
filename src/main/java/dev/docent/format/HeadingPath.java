package dev.docent.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The headings above the current place while a text is read. One thread at a time. */
public final class HeadingPath {
    private record Level(int depth, String title) {}

    private final Deque<Level> levels = new ArrayDeque<>();
    private @Nullable Level first;
    private boolean firstHasSiblings;

    /** Adds a heading, which ends those of its own depth and deeper ones. A heading without text only ends others. */
    public void enter(int depth, String title) {
        while (!levels.isEmpty() && levels.getLast().depth() >= depth) {
            levels.removeLast();
        }
        if (!title.isBlank()) {
            var level = new Level(depth, title.strip());
            levels.addLast(level);
            if (first == null) {
                first = level;
            } else {
                firstHasSiblings |= depth <= first.depth();
            }
        }
    }

    /**
     * Returns the title of the document, as far as it was read: its first heading, unless others are of the same depth or
     * above it. The first of several versions of a changelog is not its title.
     */
    public Optional<String> title() {
        return firstHasSiblings ? Optional.empty() : Optional.ofNullable(first).map(Level::title);
    }

    /** Returns the headings, the outermost first. */
    public List<String> titles() {
        var titles = new ArrayList<String>();
        levels.forEach(level -> titles.add(level.title()));
        return titles;
    }
}
