package dev.docent.format.code;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** Something that source code names: a type, a function, a named value. Mutable while it is read, by one thread. */
final class Declaration {
    private final List<String> outer;
    private final int startLine;
    private String name;
    private int endLine;

    Declaration(List<String> outer, String name, int startLine, int endLine) {
        this.outer = outer;
        this.name = name;
        this.startLine = startLine;
        this.endLine = endLine;
    }

    /** Returns the names, from the outermost to this one. */
    List<String> path() {
        var path = new ArrayList<>(outer);
        new StringTokenizer(name, ":.").asIterator().forEachRemaining(part -> path.add((String) part));
        return path;
    }

    boolean isOutermost() {
        return outer.isEmpty();
    }

    String name() {
        return name;
    }

    int startLine() {
        return startLine;
    }

    int endLine() {
        return endLine;
    }

    void rename(String newName) {
        name = newName;
    }

    void endsAt(int line) {
        endLine = Math.max(startLine, line);
    }
}
