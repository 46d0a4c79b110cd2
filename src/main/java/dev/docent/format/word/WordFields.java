package dev.docent.format.word;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/**
 * The fields that are open. A field has an instruction, which nobody sees, and a result, which is text. Tables of contents and indexes
 * are left out. One thread.
 */
final class WordFields {
    private static final Set<String> LEFT_OUT = Set.of("TOC", "TOA", "INDEX", "TC", "XE", "RD");
    /** Deeper fields are read as text. */
    private static final int MAX_DEPTH = 100;

    private static final class Field {
        private final StringBuilder instruction = new StringBuilder();
        /** Whether people do not see the text at this place: it is an instruction, or a result that is left out. */
        private boolean hides = true;
    }

    private final Deque<Field> open = new ArrayDeque<>();

    /** @param type what is there: {@code begin}, {@code separate} or {@code end} */
    void mark(String type) {
        if (type.equals("begin") && open.size() < MAX_DEPTH) {
            open.addLast(new Field());
        } else if (type.equals("end")) {
            open.pollLast();
        } else if (!open.isEmpty()) {
            open.getLast().hides = isLeftOut(open.getLast().instruction.toString());
        }
    }

    /** Adds to the instruction of the innermost field. */
    void instruction(String text) {
        if (!open.isEmpty() && open.getLast().instruction.length() < MAX_DEPTH) {
            open.getLast().instruction.append(text);
        }
    }

    /** Returns whether people do not see the text at this place, or it only leads to other places. */
    boolean hidesText() {
        return open.stream().anyMatch(field -> field.hides);
    }

    static boolean isLeftOut(String instruction) {
        return LEFT_OUT.contains(instruction.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT));
    }

    /** A heading cannot be in a table of contents, so that one without an end costs nothing else. */
    void endAll() {
        open.clear();
    }
}
