package dev.docent.format.asciidoc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** The blocks of other blocks that are open at a place, the innermost last. One thread at a time. */
final class OpenContainers {
    /**
     * An open block.
     *
     * @param closing the line that ends it
     * @param outerLists the lists around it
     * @param citation what stands below it: who said it, and where; empty for most
     */
    record Container(String closing, OpenLists outerLists, String citation) {}

    private final Deque<Container> open = new ArrayDeque<>();
    private final Set<String> closings = new HashSet<>();

    boolean isEmpty() {
        return open.isEmpty();
    }

    void open(Container container) {
        open.push(container);
        closings.add(container.closing());
    }

    /** Returns whether a line ends one of them. */
    boolean areClosedBy(String line) {
        return closings.contains(line);
    }

    /** Ends the block that a line ends, and those inside it, which nothing else ends; returns it. */
    Container close(String line) {
        var closed = pop();
        while (!closed.closing().equals(line)) {
            closed = pop();
        }
        return closed;
    }

    private Container pop() {
        var container = open.pop();
        closings.remove(container.closing());
        return container;
    }
}
