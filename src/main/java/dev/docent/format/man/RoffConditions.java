package dev.docent.format.man;

import java.util.Optional;
import java.util.Set;

/**
 * What a page leaves out: comments, definitions of macros, and what is under a condition that does not hold. Only what is for
 * terminals is read. One page, one thread.
 */
final class RoffConditions {
    private static final Set<String> CONDITIONS = Set.of("if", "ie", "el");
    private static final Set<String> DEFINES = Set.of("de", "de1", "am", "ig", "dei");

    /** What ends the definition of a macro; empty outside. */
    private String endOfDefinition = "";
    /** How many braces of a condition that does not hold are open. */
    private int skipped;

    private boolean held;

    /** Returns whether a macro is a condition. */
    static boolean contain(String macro) {
        return CONDITIONS.contains(macro);
    }

    /** Returns whether a macro begins the definition of another one. */
    static boolean defines(String macro) {
        return DEFINES.contains(macro);
    }

    /** Returns whether a line is left out. */
    boolean leaveOut(String text) {
        if (!endOfDefinition.isEmpty()) {
            if (text.strip().equals(endOfDefinition)) {
                endOfDefinition = "";
            }
            return true;
        }
        if (skipped > 0) {
            skipped += braces(text);
            return true;
        }
        return text.startsWith(".\\\"") || text.startsWith("'\\\"");
    }

    /** Returns how many more braces of conditions a line opens than it closes. */
    private static int braces(String text) {
        int more = 0;
        for (int at = text.indexOf('\\'); at >= 0 && at + 1 < text.length(); at = text.indexOf('\\', at + 2)) {
            char c = text.charAt(at + 1);
            more += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        return more;
    }

    /** Leaves out the lines of a definition. */
    void define(MacroCall call) {
        String end = call.argument(call.name().equals("ig") ? 0 : 1);
        endOfDefinition = "." + (end.isEmpty() ? "." : end);
    }

    /**
     * Reads a condition.
     *
     * @param text the line without its dot
     * @return the rest of the line, if it is to be read
     */
    Optional<String> take(String name, String text) {
        String rest = text.substring(name.length()).strip();
        boolean other = name.equals("el");
        boolean holds = other ? !held : rest.startsWith("n ") || rest.startsWith("n\\{");
        held = holds || (other && held);
        if (!holds) {
            skipped = Math.max(0, braces(text));
            return Optional.empty();
        }
        int body = rest.indexOf("\\{");
        String inner = (body >= 0 ? rest.substring(body + 2) : other ? rest : rest.substring(1)).strip();
        return Optional.of(inner).filter(it -> !it.isEmpty() && !it.equals("\\") && !isCondition(it));
    }

    private static boolean isCondition(String text) {
        return MacroCall.isCall(text) && contain(MacroCall.of(text).name());
    }
}
